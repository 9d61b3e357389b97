package rollbook.enrollment.domain;

import java.util.Optional;
import rollbook.events.EmailAddress;
import rollbook.events.EmailRefusal;

/** One address typed or pasted, or what stands where one was expected. */
public sealed interface PastedRow {

    /** Its place in what was pasted, from 1. */
    int number();

    /** What was typed, to show it again: the name before the address too; at most 320 characters. */
    String text();

    /** A person to ask license-service for. */
    record Person(int number, String text, EmailAddress email) implements PastedRow {
        @Override
        public String toString() {
            return "Person[row=" + number + "]";
        }
    }

    /** The person of an earlier row again: counted, without an effect of its own. */
    record Repeat(int number, String text, EmailAddress email, int firstRow) implements PastedRow {
        @Override
        public String toString() {
            return "Repeat[row=" + number + ", of=" + firstRow + "]";
        }
    }

    /** Nobody: no address, or one that is not accepted. */
    record Refused(int number, String text, EmailRefusal reason) implements PastedRow {
        @Override
        public String toString() {
            return "Refused[row=" + number + ", " + reason + "]";
        }
    }

    /** The address read in it, if one was. */
    default Optional<EmailAddress> address() {
        return switch (this) {
            case Person person -> Optional.of(person.email());
            case Repeat repeat -> Optional.of(repeat.email());
            case Refused refused -> Optional.empty();
        };
    }

    /** What became of it already here; empty for a person, who waits for the verdict. */
    default Optional<RowOutcome> outcome() {
        return switch (this) {
            case Person person -> Optional.empty();
            case Repeat repeat -> Optional.of(RowOutcome.repeats(repeat.firstRow()));
            case Refused refused -> Optional.of(RowOutcome.notAnAddress(refused.reason()));
        };
    }
}

package rollbook.enrollment.domain;

import java.util.Optional;
import rollbook.events.EmailAddress;

/** One row of a batch: an address typed, pasted or uploaded, or what stands where one was expected. */
public sealed interface BatchRow {

    /** Its place, from 1: among what was pasted, or in the spreadsheet, whose header is row 1. */
    int number();

    /** What was typed, to show it again: the name before the address too; at most 320 characters. */
    String text();

    /** A person to ask license-service for. */
    record Person(int number, String text, EmailAddress email) implements BatchRow {
        @Override
        public String toString() {
            return "Person[row=" + number + "]";
        }
    }

    /** The person of an earlier row again: counted, without an effect of its own. */
    record Repeat(int number, String text, EmailAddress email, int firstRow) implements BatchRow {
        @Override
        public String toString() {
            return "Repeat[row=" + number + ", of=" + firstRow + "]";
        }
    }

    /** Nobody: no address, or one that is not accepted. */
    record Refused(int number, String text, RowOutcome reason) implements BatchRow {
        @Override
        public String toString() {
            return "Refused[row=" + number + ", " + reason + "]";
        }
    }

    /** Nothing at all: an empty row of a spreadsheet, counted so that the rows add up. */
    record Blank(int number) implements BatchRow {
        @Override
        public String text() {
            return "";
        }
    }

    /** The address read in it, if one was. */
    default Optional<EmailAddress> address() {
        return switch (this) {
            case Person person -> Optional.of(person.email());
            case Repeat repeat -> Optional.of(repeat.email());
            case Refused _, Blank _ -> Optional.empty();
        };
    }

    /** What became of it already here; empty for a person, who waits for the verdict. */
    default Optional<RowOutcome> outcome() {
        return switch (this) {
            case Person _ -> Optional.empty();
            case Repeat repeat -> Optional.of(RowOutcome.repeats(repeat.firstRow()));
            case Refused refused -> Optional.of(refused.reason());
            case Blank _ -> Optional.of(RowOutcome.blank());
        };
    }
}

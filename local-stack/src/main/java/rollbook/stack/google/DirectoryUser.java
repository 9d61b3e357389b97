package rollbook.stack.google;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Somebody in a directory. The id stays for good; every address may change and come to somebody else.
 *
 * @param id 21 digits, as Google's
 * @param email the primary address, in lower case
 * @param unitId the {@link OrgUnit} they are in
 * @param aliases other addresses, the earlier primary ones among them
 */
public record DirectoryUser(
        String id,
        String email,
        String givenName,
        String familyName,
        String unitId,
        List<String> aliases,
        boolean suspended,
        boolean archived,
        AdminRole role) {

    public DirectoryUser {
        email = email.toLowerCase(Locale.ROOT);
        aliases = List.copyOf(aliases);
    }

    public String fullName() {
        return givenName + " " + familyName;
    }

    /** Neither suspended nor archived (R8, R11). */
    public boolean isActive() {
        return !suspended && !archived;
    }

    Stream<String> addresses() {
        return Stream.concat(Stream.of(email), aliases.stream());
    }

    boolean isIn(String domain) {
        return email.endsWith("@" + domain);
    }

    DirectoryUser in(String unit) {
        return new DirectoryUser(id, email, givenName, familyName, unit, aliases, suspended, archived, role);
    }

    DirectoryUser suspended(boolean now) {
        return new DirectoryUser(id, email, givenName, familyName, unitId, aliases, now, archived, role);
    }

    DirectoryUser archived(boolean now) {
        return new DirectoryUser(id, email, givenName, familyName, unitId, aliases, suspended, now, role);
    }

    DirectoryUser with(AdminRole other) {
        return new DirectoryUser(id, email, givenName, familyName, unitId, aliases, suspended, archived, other);
    }

    DirectoryUser with(String primary, List<String> others) {
        return new DirectoryUser(id, primary, givenName, familyName, unitId, others, suspended, archived, role);
    }
}

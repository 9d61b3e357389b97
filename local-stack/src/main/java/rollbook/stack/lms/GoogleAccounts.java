package rollbook.stack.lms;

import java.util.Optional;
import java.util.function.Function;
import rollbook.stack.google.Allowed;
import rollbook.stack.google.DirectoryUser;
import rollbook.stack.google.GoogleSimulator;

/**
 * Google as Classroom stands on it: whose an access token is, and who somebody is.
 *
 * @param holders by access token
 * @param users by id or address
 */
public record GoogleAccounts(
        Function<String, Optional<Allowed>> holders, Function<String, Optional<DirectoryUser>> users) {

    /** Nobody has an account. */
    public static final GoogleAccounts NONE = new GoogleAccounts(_ -> Optional.empty(), _ -> Optional.empty());

    /** The accounts of the simulated Google, and the tokens it gave. */
    public static GoogleAccounts of(GoogleSimulator google) {
        return new GoogleAccounts(google::allowedBy, google::account);
    }
}

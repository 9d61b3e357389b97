package rollbook.stack.google;

import java.util.Locale;
import java.util.stream.Stream;

/** What an admin of the Workspace does to a user; to one or to many alike. */
@FunctionalInterface
public interface UserChange {
    DirectoryUser applyTo(DirectoryUser user, Workspace workspace);

    static UserChange suspend() {
        return (user, _) -> user.suspended(true);
    }

    static UserChange unsuspend() {
        return (user, _) -> user.suspended(false);
    }

    static UserChange archive() {
        return (user, _) -> user.archived(true);
    }

    static UserChange unarchive() {
        return (user, _) -> user.archived(false);
    }

    /** Into another unit, by its path or id. */
    static UserChange moveTo(String unit) {
        return (user, workspace) -> user.in(workspace.unit(unit).id());
    }

    /** A new primary address; the old one stays as an alias, as Google leaves it. */
    static UserChange rename(String email) {
        return (user, _) -> user.with(
                email,
                Stream.concat(user.aliases().stream(), Stream.of(user.email()))
                        .filter(address -> !address.equalsIgnoreCase(email))
                        .toList());
    }

    static UserChange addAlias(String alias) {
        return (user, _) -> user.with(
                user.email(),
                Stream.concat(user.aliases().stream(), Stream.of(alias.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** The address is free from then on, for anybody. */
    static UserChange removeAlias(String alias) {
        return (user, _) -> user.with(
                user.email(),
                user.aliases().stream()
                        .filter(address -> !address.equalsIgnoreCase(alias))
                        .toList());
    }

    static UserChange role(AdminRole role) {
        return (user, _) -> user.with(role);
    }

    default UserChange then(UserChange next) {
        return (user, workspace) -> next.applyTo(applyTo(user, workspace), workspace);
    }
}

package rollbook.kit.start;

import io.smallrye.config.SmallRyeConfig;
import java.net.BindException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who does not let a service in that starts, PostgreSQL or whoever has its port, in words for whoever set where they are. Keycloak
 * was waited for before ({@link RealmAtStart}), Kafka need not be there: it is found when it is.
 */
final class Unreachable {
    /**
     * PostgreSQL's classes of errors (<i>PostgreSQL Error Codes</i>) that concern getting in: connection, authorization, no such
     * database, too many connections, starting or ending. Others, as of a migration, are no setting's fault.
     */
    private static final List<String> GETTING_IN = List.of("08", "28", "3D", "53", "57P");

    private Unreachable() {}

    /** A line, if that is what made a start fail. */
    static Optional<String> of(@Nullable Throwable failure, SmallRyeConfig config) {
        var seen = new LinkedHashSet<Throwable>();
        for (var each = failure; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof SQLException refused && isAboutGettingIn(refused)) {
                return Optional.of(
                        "PostgreSQL does not let it in at %s (ROLLBOOK_DB_URL) as %s (ROLLBOOK_DB_USER, ROLLBOOK_DB_PASSWORD): %s"
                                .formatted(
                                        withoutParameters(set(config, "quarkus.datasource.jdbc.url")),
                                        set(config, "quarkus.datasource.username"),
                                        String.valueOf(refused.getMessage()).strip()));
            }
            if (each instanceof BindException taken) {
                return Optional.of("It cannot listen at port %s (ROLLBOOK_HTTP_PORT): %s"
                        .formatted(set(config, "quarkus.http.port"), taken.getMessage()));
            }
        }
        return Optional.empty();
    }

    private static String set(SmallRyeConfig config, String setting) {
        return String.valueOf(config.getConfigValue(setting).getValue());
    }

    /** A password may be among them. */
    private static String withoutParameters(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static boolean isAboutGettingIn(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && GETTING_IN.stream().anyMatch(state::startsWith);
    }
}

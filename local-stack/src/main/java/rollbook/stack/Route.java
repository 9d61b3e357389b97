package rollbook.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the gateway's table (DESIGN §5): which paths go to whom. Nothing else passes: what a service keeps to
 * itself ({@code /internal}, {@code /q}) has no line.
 *
 * @param prefix the path, together with everything below it
 * @param upstream the child that answers
 * @param rewrittenTo the path it is asked for there; empty where it is the same
 */
record Route(String prefix, String upstream, Optional<String> rewrittenTo) {
    /** Where the app reports accounts; nothing below it is anybody's. */
    private static final String ACCOUNTS_WEBHOOK = "/webhooks/accounts";

    /** Where LMSs send browsers and messages, and our own app its news of Classroom. */
    private static final List<String> LMS =
            List.of("/lti", "/webhooks/app", "/webhooks/canvas", "/webhooks/classroom", "/webhooks/schoology");

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    /** The whole table, for the services that run. */
    static List<Route> table(List<ServiceSpec> services) {
        var table = new ArrayList<Route>();
        table.add(new Route("/auth", KeycloakServer.NAME, Optional.empty()));
        for (var service : services) {
            table.add(new Route(service.apiPrefix(), service.name(), Optional.empty()));
            table.add(new Route("/openapi/" + service.topic(), service.name(), Optional.of("/q/openapi")));
        }
        services.stream()
                .filter(service -> service.name().equals(ServiceSpec.ENROLLMENT_SERVICE))
                .map(service -> new Route(ACCOUNTS_WEBHOOK, service.name(), Optional.of(ACCOUNTS_WEBHOOK)))
                .forEach(table::add);
        services.stream()
                .filter(service -> service.name().equals(ServiceSpec.LMS_SERVICE))
                .flatMap(service -> LMS.stream().map(prefix -> new Route(prefix, service.name(), Optional.empty())))
                .forEach(table::add);
        return List.copyOf(table);
    }

    /** The line for this path; empty where it goes to nobody, or tries to climb out of its prefix. */
    static Optional<Route> find(List<Route> table, String path) {
        return climbs(path)
                ? Optional.empty()
                : table.stream().filter(route -> route.covers(path)).findFirst();
    }

    private boolean covers(String path) {
        return path.equals(prefix) || (rewrittenTo.isEmpty() && path.startsWith(prefix + "/"));
    }

    /** Whether a server behind the gateway might read a step upwards in it, written plainly or not. */
    static boolean climbs(String path) {
        var plain = path.toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "\\")
                .replace("%3b", ";");
        return SEPARATOR
                .splitAsStream(plain)
                .map(segment -> segment.replaceFirst(";.*", ""))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}

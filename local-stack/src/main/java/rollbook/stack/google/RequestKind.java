package rollbook.stack.google;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import rollbook.stack.wire.Call;

/** What a request is about; faults are switched on and the log is read by it. */
public enum RequestKind {
    CONSENT,
    CODE_EXCHANGE,
    TOKEN_REFRESH,
    REVOKE,
    CERTS,
    USERS_LIST,
    USER_GET,
    UNITS_LIST,
    UNIT_GET,
    /** Any method on the directory that could change it: never welcome (R10). */
    DIRECTORY_WRITE,
    OTHER;

    private static final List<RequestKind> READS = List.of(USERS_LIST, USER_GET, UNITS_LIST, UNIT_GET);

    boolean readsDirectory() {
        return READS.contains(this);
    }

    static RequestKind of(Call call) {
        var path = call.path();
        if (path.startsWith("/admin/")) {
            return call.method().equals(HttpMethod.GET.name()) ? read(path) : DIRECTORY_WRITE;
        }
        return switch (path) {
            case "/o/oauth2/v2/auth" -> CONSENT;
            case "/token" -> call.form("grant_type").equals(TokenEndpoint.REFRESH) ? TOKEN_REFRESH : CODE_EXCHANGE;
            case "/revoke" -> REVOKE;
            case "/oauth2/v3/certs" -> CERTS;
            default -> OTHER;
        };
    }

    private static RequestKind read(String path) {
        if (path.equals(DirectoryApi.USERS)) {
            return USERS_LIST;
        }
        if (path.startsWith(DirectoryApi.USERS + "/")) {
            return USER_GET;
        }
        var unit = DirectoryApi.UNITS.matcher(path);
        if (!unit.matches()) {
            return OTHER;
        }
        return unit.group("unit") == null ? UNITS_LIST : UNIT_GET;
    }
}

package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** The four reads of the Directory, for whoever is an admin and has the scope. Nobody ever writes here (R10). */
final class DirectoryApi {
    private static final String ROOT = "/admin/directory/v1";
    static final String USERS = ROOT + "/users";
    static final Pattern UNITS = Pattern.compile(ROOT + "/customer/(?<customer>[^/]+)/orgunits(?:/(?<unit>.+))?");

    private final Workspaces workspaces;
    private final Tokens tokens;
    private final UserLists lists;

    DirectoryApi(Workspaces workspaces, Tokens tokens, Clock clock) {
        this.workspaces = workspaces;
        this.tokens = tokens;
        lists = new UserLists(workspaces, clock);
    }

    /**
     * Answers one.
     *
     * @throws GoogleError in Google's words, where it does not
     */
    Answer answer(RequestKind kind, Call call) {
        try {
            return Answer.json(
                    200,
                    switch (kind) {
                        case USERS_LIST -> lists.list(call, account(call, Scopes.READ_USERS));
                        case USER_GET -> user(call, account(call, Scopes.READ_USERS));
                        case UNITS_LIST -> units(call, admin(call, Scopes.READ_UNITS));
                        case UNIT_GET -> unit(call, admin(call, Scopes.READ_UNITS));
                        case DIRECTORY_WRITE -> throw GoogleError.methodNotAllowed();
                        default -> throw GoogleError.notFound();
                    });
        } catch (BadQuery _) {
            throw GoogleError.invalidInput();
        }
    }

    private JsonObject user(Call call, Account account) {
        var workspace = account.workspace();
        var key = Call.decoded(call.path().substring(USERS.length() + 1));
        var found = workspace.find(key).orElseThrow(() -> nobody(key));
        var placed = new UserListing.Placed(found, workspace.path(found.unitId()));
        return new UserJson(workspace, Fields.ofUser(call), UserLists.audience(call, account)).of(placed, false);
    }

    /** Whom another customer has is not to be looked at; whom nobody has is not there. */
    private GoogleError nobody(String key) {
        return workspaces.find(key, false).isPresent() ? GoogleError.forbidden() : GoogleError.userNotFound();
    }

    private JsonObject units(Call call, Account account) {
        var workspace = workspace(call, account);
        var path = call.parameter("orgUnitPath", "/");
        try {
            var found = switch (call.parameter("type", "children")
                    .toLowerCase(Locale.ROOT)
                    .replace("_", "")) {
                case "children" -> workspace.children(path).stream();
                case "all" -> workspace.subtree(path).stream().skip(1);
                case "allincludingparent" -> workspace.subtree(path).stream();
                default -> throw GoogleError.invalidInput();
            };
            return Fields.of(call).of(units(found, workspace));
        } catch (NoSuchElementException _) {
            throw GoogleError.unitNotFound();
        }
    }

    private static JsonObject units(Stream<OrgUnit> found, Workspace workspace) {
        var json = new UnitJson(workspace);
        var units = found.map(json::of).toList();
        var list = new JsonObject().put("kind", "admin#directory#orgUnits").put("etag", "\"o\"");
        return units.isEmpty() ? list : list.put("organizationUnits", new JsonArray(units));
    }

    private JsonObject unit(Call call, Account account) {
        var workspace = workspace(call, account);
        try {
            var unit = workspace.unit(unitOf(call));
            return Fields.of(call).of(new UnitJson(workspace).of(unit));
        } catch (NoSuchElementException _) {
            throw GoogleError.unitNotFound();
        }
    }

    /** The path or id in the request's own path. */
    static String unitOf(Call call) {
        var matcher = UNITS.matcher(call.path());
        var unit = matcher.matches() ? Call.decoded(matcher.group("unit")) : "";
        return unit.startsWith("id:") || unit.startsWith("/") ? unit : "/" + unit;
    }

    private static Workspace workspace(Call call, Account account) {
        var matcher = UNITS.matcher(call.path());
        var customer = matcher.matches() ? Call.decoded(matcher.group("customer")) : "";
        if (!List.of("my_customer", account.workspace().customer()).contains(customer)) {
            throw GoogleError.forbidden();
        }
        return account.workspace();
    }

    private Account admin(Call call, Set<String> scopes) {
        var account = account(call, scopes);
        if (!account.mayReadDirectory()) {
            throw GoogleError.forbidden();
        }
        return account;
    }

    private Account account(Call call, Set<String> scopes) {
        var token = call.bearer().orElseThrow(GoogleError::loginRequired);
        var grant = tokens.accessed(token).orElseThrow(GoogleError::invalidCredentials);
        var account = workspaces.account(grant.accountId()).orElseThrow(GoogleError::invalidCredentials);
        if (!grant.allowsAny(scopes)) {
            throw GoogleError.insufficientScopes();
        }
        return account;
    }
}

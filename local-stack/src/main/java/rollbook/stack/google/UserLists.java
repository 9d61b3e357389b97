package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import rollbook.stack.wire.Call;

/** {@code users.list}: what may be asked for, and what comes back. Nobody found is no {@code users} at all. */
final class UserLists {
    private static final int MOST = 500;
    private static final List<String> WHAT_MAKES_A_LISTING =
            List.of("customer", "domain", "query", "orderBy", "sortOrder", "viewType", "showDeleted", "projection");

    private final Workspaces workspaces;
    private final Clock clock;

    UserLists(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    JsonObject list(Call call, Account account) {
        var workspace = workspace(call, account);
        var audience = audience(call, account);
        var now = clock.instant();
        var asked = fingerprint(call);
        var token = PageToken.decoded(call.parameter("pageToken"), asked, now).checked(asked, now);
        var mask = Fields.ofUsers(call);
        if (!List.of("basic", "custom", "full").contains(call.parameter("projection", "basic"))) {
            throw GoogleError.invalidInput();
        }
        var listing = listing(call);
        if (audience == UserJson.Audience.EVERYBODY
                && listing.query().unitPath().isPresent()) {
            throw GoogleError.invalidInput();
        }
        var page = page(workspace, listing, token, most(call));
        var json = new UserJson(workspace, mask.at("users"), audience);
        var users = page.users().stream()
                .map(placed -> json.of(placed, listing.deleted()))
                .toList();
        var body = new JsonObject()
                .put("kind", "admin#directory#users")
                .put("etag", '"' + Integer.toHexString(page.hashCode()) + '"');
        if (!users.isEmpty()) {
            body.put("users", new JsonArray(users));
        }
        page.next()
                .ifPresent(key -> body.put("nextPageToken", token.next(key, now).encoded()));
        body.fieldNames().removeIf(name -> !mask.has(name));
        return body;
    }

    /** The number of the page a request asks for. */
    static int pageNumber(Call call) {
        try {
            return PageToken.decoded(call.parameter("pageToken"), "", Instant.EPOCH)
                    .page();
        } catch (BadQuery _) {
            return 0;
        }
    }

    /** Who is no admin sees what everybody in the domain may see, and only when asking for that. */
    static UserJson.Audience audience(Call call, Account account) {
        return switch (call.parameter("viewType", "admin_view")) {
            case "domain_public" -> UserJson.Audience.EVERYBODY;
            case "admin_view" -> {
                if (!account.mayReadDirectory()) {
                    throw GoogleError.forbidden();
                }
                yield UserJson.Audience.ADMINS;
            }
            default -> throw GoogleError.invalidInput();
        };
    }

    private Workspace workspace(Call call, Account account) {
        var mine = account.workspace();
        var customer = call.parameter("customer");
        var domain = call.parameter("domain");
        if (customer.isEmpty() && domain.isEmpty()) {
            throw GoogleError.badRequest();
        }
        if (!customer.isEmpty()) {
            if (!List.of("my_customer", mine.customer()).contains(customer)) {
                throw GoogleError.forbidden();
            }
        } else if (!mine.owns(domain)) {
            throw workspaces.find(domain).isPresent() ? GoogleError.forbidden() : GoogleError.domainNotFound();
        }
        return mine;
    }

    private static UserListing listing(Call call) {
        return new UserListing(
                UserQuery.parse(call.parameter("query")),
                Optional.of(call.parameter("domain")).filter(domain -> !domain.isEmpty()),
                UserOrder.of(call.parameter("orderBy"), call.parameter("sortOrder")),
                call.parameter("showDeleted").equals("true"));
    }

    private static UserListing.Page page(Workspace workspace, UserListing listing, PageToken token, int most) {
        try {
            return workspace.page(listing, token.key(), most);
        } catch (NoSuchElementException _) {
            throw GoogleError.invalidUnit();
        }
    }

    private static int most(Call call) {
        try {
            var most = Integer.parseInt(call.parameter("maxResults", "100"));
            if (most >= 1 && most <= MOST) {
                return most;
            }
        } catch (NumberFormatException _) {
            // no number is as bad as one out of range
        }
        throw GoogleError.invalidInput();
    }

    private static String fingerprint(Call call) {
        return Integer.toHexString(
                WHAT_MAKES_A_LISTING.stream().map(call::parameter).toList().hashCode());
    }
}

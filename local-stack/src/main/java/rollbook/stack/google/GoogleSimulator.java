package rollbook.stack.google;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.LocalHttp;

/**
 * Google, as far as Rollbook needs it: accounts, consent, tokens and the directories of several Workspaces at one
 * address. All of it is in memory; refresh tokens outlive a restart. What an admin of the school does, what goes wrong
 * and what was asked is set and read here, or over HTTP in JSON under {@code /simulator}; where {@code customer} (an id or
 * a domain) is not said it is the first Workspace, and {@code query} is in Google's grammar:
 *
 * <pre>
 * GET    /workspaces                        customer, domains, how many users and units
 * POST   /workspaces                        {seed, schools, students, suspended, staff, customer, domain}: see {@link District}
 * DELETE /workspaces/{customer}
 * GET    /users?customer=&amp;query=&amp;limit=     GET /users/{id or address}
 * POST   /users?customer=                   {email, givenName, familyName, unit}; an alias is taken from who has it
 * PATCH  /users?customer=&amp;query=&amp;limit=     PATCH /users/{id or address}
 *        {unit, suspended, archived, email, addAlias, removeAlias, role}: any of it; role is an {@link AdminRole}
 * DELETE /users?customer=&amp;query=&amp;limit=     DELETE /users/{id or address}
 * GET    /units?customer=                   POST /units?customer= {path}
 * PATCH  /units?customer=&amp;unit={path or id} {name, parent}
 * DELETE /units?customer=&amp;unit={path or id} who is in it goes to its parent
 * POST   /accounts/{address}/revoke         all tokens; POST /accounts/{address}/expire: its access tokens
 * GET    /faults                            DELETE /faults
 * POST   /faults                            {fault, times, kind, page, unit, account, delayMillis}: see {@link FaultRule}
 * GET    /requests?kind=                    DELETE /requests: see {@link LoggedRequest}
 * </pre>
 */
public final class GoogleSimulator implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
    private final LocalHttp http = new LocalHttp("Google's simulator", vertx);
    private final SimulatorConfig config;
    private final Workspaces workspaces = new Workspaces();
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final Wire wire = new Wire(vertx);
    private final Tokens tokens;
    private final FaultyGoogle asGoogle;
    private final ControlApi control;
    private final int port;

    private GoogleSimulator(SimulatorConfig config, List<Workspace> some) {
        this.config = config;
        some.forEach(workspaces::add);
        tokens = new Tokens(config.clock());
        var apis = new GoogleApis(config, workspaces, tokens);
        asGoogle = new FaultyGoogle(apis, tokens, workspaces, faults, requests, wire);
        control = new ControlApi(workspaces, tokens, faults, requests);
        port = http.listen(new HttpServerOptions().setMaxInitialLineLength(64 << 10), config.port(), this::handle);
    }

    public static GoogleSimulator start(SimulatorConfig config, List<Workspace> workspaces) {
        return new GoogleSimulator(config, workspaces);
    }

    /** Where all of it is: accounts.google.com, oauth2.googleapis.com and admin.googleapis.com at once. */
    public URI root() {
        return URI.create("http://%s:%d".formatted(LocalHttp.HOST, port));
    }

    /** What ou-sync-service is told of it, by environment. */
    public Map<String, String> settings() {
        return Map.of(
                "ROLLBOOK_GOOGLE_CLIENT_ID", config.clientId(),
                "ROLLBOOK_GOOGLE_CLIENT_SECRET", config.clientSecret(),
                "ROLLBOOK_GOOGLE_AUTHORIZE_URL", root() + "/o/oauth2/v2/auth",
                "ROLLBOOK_GOOGLE_TOKEN_URL", root() + "/token",
                "ROLLBOOK_GOOGLE_REVOKE_URL", root() + "/revoke",
                "ROLLBOOK_GOOGLE_CERTS_URL", root() + "/oauth2/v3/certs",
                "ROLLBOOK_GOOGLE_DIRECTORY_URL", root().toString());
    }

    /** What lms-webhook-service is told of it. */
    public Map<String, String> classroomSettings() {
        return Map.of(
                "ROLLBOOK_CLASSROOM_CLIENT_ID", SimulatorConfig.CLASSROOM_CLIENT,
                "ROLLBOOK_CLASSROOM_CLIENT_SECRET", config.clientSecret(),
                "ROLLBOOK_GOOGLE_AUTHORIZE_URL", root() + "/o/oauth2/v2/auth",
                "ROLLBOOK_GOOGLE_TOKEN_URL", root() + "/token",
                "ROLLBOOK_GOOGLE_REVOKE_URL", root() + "/revoke",
                "ROLLBOOK_GOOGLE_CERTS_URL", root() + "/oauth2/v3/certs");
    }

    public SimulatorConfig config() {
        return config;
    }

    /** One more customer; {@link #workspace} finds it by its id or a domain. */
    public void add(Workspace workspace) {
        workspaces.add(workspace);
    }

    public Workspace workspace(String customerOrDomain) {
        return workspaces
                .find(customerOrDomain)
                .orElseThrow(() -> new NoSuchElementException("No Workspace " + customerOrDomain));
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    /** A refresh token, as if this account had allowed these {@link Scopes} on the page. */
    public String authorize(String email, String... scopes) {
        var grant = new Grant(workspaces.idOf(email), config.clientId(), Set.of(scopes));
        tokens.consent(grant);
        return tokens.refresh(grant);
    }

    /** As if this account had taken back what it allowed: no token of it is good any more. */
    public void revoke(String email) {
        tokens.revokeAll(workspaces.idOf(email));
    }

    /** Whose this access token is and what it is good for; nothing where it is good for nothing. */
    public Optional<Allowed> allowedBy(String accessToken) {
        return tokens.accessed(accessToken).map(grant -> new Allowed(grant.accountId(), grant.scopes()));
    }

    /** Somebody of any Workspace, by id or address. */
    public Optional<DirectoryUser> account(String idOrEmail) {
        return workspaces.account(idOrEmail).map(Account::user);
    }

    /** Its access tokens are as good as an hour old; its refresh tokens stay. */
    public void expireAccessTokens(String email) {
        tokens.expireAccess(workspaces.idOf(email));
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        var at = config.clock().instant();
        request.body()
                .compose(body -> answered(request, Call.of(request, body), at))
                .onFailure(_ -> wire.send(request, GoogleError.badRequest().answer()));
    }

    private Future<Void> answered(HttpServerRequest request, Call call, Instant at) {
        if (call.path().startsWith(ControlApi.ROOT)) {
            return vertx.executeBlocking(() -> control.answer(call)).compose(answer -> wire.send(request, answer));
        }
        asGoogle.answer(request, call, at);
        return Future.succeededFuture();
    }
}

package rollbook.stack.google;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Google, as far as Rollbook needs it: accounts, tokens and the directories of several Workspaces at one address. */
public final class GoogleSimulator implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
    private final SimulatorConfig config;
    private final Workspaces workspaces = new Workspaces();
    private final Tokens tokens;
    private final DirectoryApi directory;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokens idTokens;
    private final int port;

    private GoogleSimulator(SimulatorConfig config) {
        this.config = config;
        tokens = new Tokens(config.clock());
        idTokens = new IdTokens(config);
        directory = new DirectoryApi(workspaces, tokens, config.clock());
        tokenEndpoint = new TokenEndpoint(config, workspaces, tokens, new Codes(config.clock()), idTokens);
        port = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(config.port(), HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    public static GoogleSimulator start(SimulatorConfig config, Workspace... some) {
        var simulator = new GoogleSimulator(config);
        for (var workspace : some) {
            simulator.workspaces.put(workspace);
        }
        return simulator;
    }

    /** Where all of it is: accounts.google.com, oauth2.googleapis.com and admin.googleapis.com at once. */
    public URI root() {
        return URI.create("http://%s:%d".formatted(HOST, port));
    }

    public SimulatorConfig config() {
        return config;
    }

    /** A refresh token, as if this account had consented to these scopes on the page. */
    public String authorize(String email, String... scopes) {
        var account = workspaces.account(email).orElseThrow();
        var grant = new Grant(account.user().id(), config.clientId(), Set.of(scopes));
        tokens.consent(grant);
        return tokens.refresh(grant);
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // its threads end with the process
        }
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var call = Call.of(request, body);
            var answer = answer(RequestKind.of(call), call);
            var response = request.response().setStatusCode(answer.status());
            answer.headers().forEach(response::putHeader);
            response.end(answer.body());
        });
    }

    private Answer answer(RequestKind kind, Call call) {
        try {
            return switch (kind) {
                case CODE_EXCHANGE, TOKEN_REFRESH -> tokenEndpoint.token(call);
                case REVOKE -> tokenEndpoint.revoke(call);
                case CERTS -> Answer.json(200, idTokens.certs());
                default -> directory.answer(kind, call);
            };
        } catch (GoogleError e) {
            return e.answer();
        }
    }
}

package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** The Platform Notification Service (PROTOCOLS §A2): who wants to know of what, and telling them; never twice. */
public final class Notices {
    static final String CONTEXT_COPY = "LtiContextCopyNotice";
    static final String HELLO = "LtiHelloWorldNotice";
    static final List<String> TYPES = List.of(HELLO, "LtiAssetProcessorSubmissionNotice", CONTEXT_COPY);

    private final Clock clock;
    private final Courier courier;

    Notices(Clock clock, Courier courier) {
        this.clock = clock;
        this.courier = courier;
    }

    /** A new course with all that is done in the old one; whoever wants to know is told, in one batch each. */
    public LmsCourse copy(LtiPlatform platform, LmsCourse from) {
        var copy = platform.copied(from);
        var notice = new JsonObject()
                .put(LtiClaim.CONTEXT, NoticeClaims.context(copy))
                .put(LtiClaim.ORIGIN_CONTEXTS, new JsonArray().add(from.contextId()));
        var told = platform.tools().stream()
                .flatMap(tool -> tool.deploymentIds().stream()
                        .flatMap(deployment -> send(platform, tool, deployment, CONTEXT_COPY, notice)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(told).join();
        return copy;
    }

    Answer handlers(LtiPlatform platform, String deployment, Call call, LtiTokens tokens) {
        var tool = tokens.allowed(call, LtiClaim.SCOPE_NOTICES)
                .filter(allowed -> allowed.deploymentIds().contains(deployment));
        if (tool.isEmpty()) {
            return Answer.json(401, new JsonObject().put("error", "invalid_token"));
        }
        if (call.method().equals("PUT")) {
            var said = call.json();
            var type = said.getString("notice_type", "");
            var handler = said.getString("handler", "");
            if (!TYPES.contains(type)) {
                return refused("unknown notice_type");
            }
            if (handler.isEmpty()) {
                platform.noticeHandlers().remove(key(deployment, type));
            } else if (!tool.get()
                    .loginUrl()
                    .getHost()
                    .equals(URI.create(handler).getHost())) {
                return refused("handler must be on the tool's domain");
            } else {
                platform.noticeHandlers().put(key(deployment, type), URI.create(handler));
                hello(platform, tool.get(), deployment, type);
            }
        }
        return Answer.json(200, listed(platform, tool.get(), deployment));
    }

    private void hello(LtiPlatform platform, PlatformTool tool, String deployment, String type) {
        if (type.equals(HELLO)) {
            var course =
                    platform.courses().stream().findFirst().orElseThrow(() -> new NoSuchElementException("No course"));
            send(
                    platform,
                    tool,
                    deployment,
                    HELLO,
                    new JsonObject().put(LtiClaim.CONTEXT, NoticeClaims.context(course)));
        }
    }

    /** Nothing where nobody asked to be told. */
    private Stream<CompletableFuture<LmsLog.Attempt>> send(
            LtiPlatform platform, PlatformTool tool, String deployment, String type, JsonObject more) {
        var handler = platform.noticeHandlers().get(key(deployment, type));
        if (handler == null) {
            return Stream.empty();
        }
        var id = UUID.randomUUID().toString();
        var claims =
                new NoticeClaims(platform, clock).of(tool, deployment, type, id).mergeIn(more);
        return Stream.of(courier.send(new Courier.Message(
                LmsKind.LTI_NOTICE,
                id,
                handler,
                Courier.Patience.NONE,
                (_, forged) -> Courier.Letter.json(new JsonObject()
                        .put(
                                "notices",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("jwt", platform.keys().signed(claims, forged))))
                        .encode()))));
    }

    private static JsonObject listed(LtiPlatform platform, PlatformTool tool, String deployment) {
        var handlers = TYPES.stream()
                .flatMap(type -> Optional.ofNullable(platform.noticeHandlers().get(key(deployment, type)))
                        .map(handler ->
                                new JsonObject().put("notice_type", type).put("handler", handler.toString()))
                        .stream())
                .toList();
        return new JsonObject()
                .put("client_id", tool.clientId())
                .put("deployment_id", deployment)
                .put("notice_handlers", new JsonArray(handlers));
    }

    private static Answer refused(String why) {
        return Answer.json(400, new JsonObject().put("errors", new JsonArray().add(why)));
    }

    private static String key(String deployment, String type) {
        return deployment + " " + type;
    }
}

package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.CodeProblem;
import rollbook.enrollment.usecase.ReadCodes;
import rollbook.enrollment.usecase.RedeemCode;
import rollbook.enrollment.usecase.RedeemCode.Redeeming;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.Attempt;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.Problem;
import rollbook.kit.problem.ProblemException;

/** Somebody signed in joins by a license key (R36) or link (R33). */
@Path(RedemptionResource.PATH)
@Authenticated
public class RedemptionResource {
    static final String PATH = "/api/enrollments/redemptions";

    private final Caller caller;
    private final RedeemCode redeemCode;
    private final ReadCodes readCodes;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;

    RedemptionResource(
            Caller caller,
            RedeemCode redeemCode,
            ReadCodes readCodes,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json) {
        this.caller = caller;
        this.redeemCode = redeemCode;
        this.readCodes = readCodes;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
    }

    /** A license key as typed; of a license link the whole address as pasted, or its token alone. */
    public record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    @POST
    @Operation(
            summary = "Join by a license key or link",
            description = "202 where it counts: the outcome follows within moments. Redeemed again by the same account"
                    + " it takes no further use. Whatever is wrong with it, the answer is the same.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RedemptionRepresentation.class, responseCode = "202")
    public Response redeem(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Code body,
            @Context HttpServerRequest request) {
        if (body == null || body.code() == null || body.code().isBlank()) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "Send {\"code\": \"…\"}.");
        }
        var typed = body.code();
        var who = new RedeemCode.Redeemer(caller.accountId(), caller.email(), ClientAddress.of(request));
        var once = new IdempotencyKeys.Request(
                key, who.account().toString(), "POST " + PATH, redeemCode.fingerprint(typed));
        return idempotencyKeys
                .attempt(once, () -> attempt(redeemCode.redeem(who, typed)))
                .response();
    }

    private Attempt attempt(Redeeming redeeming) {
        return switch (redeeming) {
            case Redeeming.Accepted(var id) ->
                new Attempt.Done(new Answer(202, PATH + "/" + id, json.valueToTree(get(id))));
            case Redeeming.NoSuchCode _ ->
                new Attempt.Failed(Problem.of(CodeProblem.NO_SUCH_CODE, null).response());
            case Redeeming.TooManyGuesses(var pause) -> new Attempt.Failed(later(pause));
        };
    }

    private static Response later(Duration pause) {
        return Response.fromResponse(
                        Problem.of(CodeProblem.TOO_MANY_GUESSES, null).response())
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, pause.plusMillis(999).toSeconds()))
                .build();
    }

    @GET
    @Path("/{redemptionId}")
    @Operation(summary = "What became of a key or link I redeemed")
    public RedemptionRepresentation get(UUID redemptionId) {
        return RedemptionRepresentation.of(readCodes.mine(redemptionId, caller.accountId()));
    }
}

package rollbook.enrollment.inbound.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.inbound.csv.CsvFile;
import rollbook.enrollment.inbound.csv.CsvLimits;
import rollbook.enrollment.inbound.timer.ImportWork;
import rollbook.enrollment.usecase.ReadBatches;
import rollbook.enrollment.usecase.ReceiveImport;
import rollbook.events.Actor;
import rollbook.kit.idempotency.Answer;
import rollbook.kit.idempotency.IdempotencyKeys;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ActingCaller;
import rollbook.licenses.Authority;

/** A CSV file is uploaded (R16–R22): in one step, or for a plan to be looked at first (X30). */
@Path("/api/enrollments/{licenseId}/imports")
@Authenticated
@Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
public class ImportResource {
    /** A file and what is around it in a form, in bytes. */
    private static final long LONGEST_BODY = CsvLimits.STANDARD.bytes() + (1L << 20);

    private final ActingCaller caller;
    private final Authority authority;
    private final ReceiveImport receiveImport;
    private final ReadBatches readBatches;
    private final ImportWork work;
    private final IdempotencyKeys idempotencyKeys;
    private final ObjectMapper json;
    private final Duration longest;

    ImportResource(
            ActingCaller caller,
            Authority authority,
            ReceiveImport receiveImport,
            ReadBatches readBatches,
            ImportWork work,
            IdempotencyKeys idempotencyKeys,
            ObjectMapper json,
            @ConfigProperty(name = "rollbook.imports.longest-upload", defaultValue = "PT5M") Duration longest) {
        this.caller = caller;
        this.authority = authority;
        this.receiveImport = receiveImport;
        this.readBatches = readBatches;
        this.work = work;
        this.idempotencyKeys = idempotencyKeys;
        this.json = json;
        this.longest = longest;
    }

    /** The form as OpenAPI tells of it; it is read as it comes. */
    @Schema(name = "ImportForm")
    interface Form {
        @Schema(description = "The file, under any name", format = "binary", type = SchemaType.STRING)
        String file();
    }

    @POST
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = Form.class))
            })
    @Operation(
            summary = "Upload a CSV file; answers once it is safe with us, the outcomes follow row by row",
            description = "The body is the file (text/csv) or a form with the file in it (multipart/form-data).")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BatchRepresentation.class, responseCode = "202")
    public Response upload(
            UUID licenseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers,
            InputStream body) {
        var actor = caller.actor();
        return take(
                licenseId,
                actor,
                new Request(key, "imports", headers.getMediaType()),
                body,
                (id, file) -> receiveImport.accept(id, actor, file.warnings()));
    }

    @POST
    @Path("/plan")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = Form.class))
            })
    @Operation(
            summary = "Upload a CSV file and see what it would do; committed within 24 hours",
            description = "The plan is made in the background; follow the Location until its state is PLANNED.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = BatchRepresentation.class, responseCode = "202")
    public Response plan(
            UUID licenseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers,
            InputStream body) {
        return take(
                licenseId,
                caller.actor(),
                new Request(key, "imports/plan", headers.getMediaType()),
                body,
                (id, file) -> receiveImport.plan(id, file.warnings()));
    }

    /** What is asked besides the file. */
    private record Request(@Nullable String key, String what, MediaType type) {}

    private Response take(
            UUID licenseId, Actor actor, Request request, InputStream in, BiConsumer<UUID, CsvFile> keep) {
        var body = new UploadedBody(in, longest, LONGEST_BODY);
        try {
            authority.require(licenseId, actor);
            var uploaded = UploadedFile.in(body, request.type());
            var file = CsvFile.open(uploaded.content(), CsvLimits.STANDARD);
            var id = receiveImport.receive(licenseId, actor, uploaded.name(), file);
            body.drain();
            var answer = accept(licenseId, actor, request, id, file, keep);
            work.wake();
            return answer.response();
        } catch (ProblemException e) {
            body.drain();
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The upload broke off.");
        }
    }

    /** The same file with the same key is answered as it was; what was read of it again is forgotten. */
    private Answer accept(
            UUID licenseId, Actor actor, Request request, UUID id, CsvFile file, BiConsumer<UUID, CsvFile> keep) {
        var route = "POST /api/enrollments/" + licenseId + "/" + request.what();
        var location = "/api/enrollments/batches/" + id;
        try {
            var answer = idempotencyKeys.once(
                    new IdempotencyKeys.Request(request.key(), String.valueOf(actor.accountId()), route, file.sha256()),
                    () -> {
                        keep.accept(id, file);
                        var batch = BatchRepresentation.of(readBatches.progress(id));
                        return new Answer(202, location, json.valueToTree(batch));
                    });
            if (!answer.location().equals(location)) {
                receiveImport.discard(id);
            }
            return answer;
        } catch (RuntimeException e) {
            receiveImport.discardAfter(e, id);
            throw e;
        }
    }
}

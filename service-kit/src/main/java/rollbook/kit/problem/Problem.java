package rollbook.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The body of an error: RFC 9457, with the rule behind it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String rule) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem("/problems/" + type.slug(), type.title(), type.status(), detail, type.rule());
    }

    /** The answer carrying it. */
    public Response response() {
        var response =
                Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
        return status == CommonProblem.NOT_SIGNED_IN.status()
                ? response.header("WWW-Authenticate", "Bearer").build()
                : response.build();
    }
}

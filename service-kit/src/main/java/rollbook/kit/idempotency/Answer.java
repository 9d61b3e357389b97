package rollbook.kit.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What a request was answered with, so that its repetition gets the same. */
public record Answer(int status, String location, JsonNode body) {

    public Response response() {
        return Response.status(status)
                .location(URI.create(location))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}

package rollbook.kit.idempotency;

import jakarta.ws.rs.core.Response;

/** What came of work whose failures are committed too, such as a wrong guess that is counted. */
public sealed interface Attempt {

    Response response();

    /** It was done; a repetition gets the same answer. */
    record Done(Answer answer) implements Attempt {
        @Override
        public Response response() {
            return answer.response();
        }
    }

    /** It was not, and its key is free again. */
    record Failed(Response response) implements Attempt {}
}

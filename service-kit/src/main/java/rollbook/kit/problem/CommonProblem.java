package rollbook.kit.problem;

import java.util.Arrays;

/** The errors any API can answer with. */
public enum CommonProblem implements ProblemTable {
    // spotless:off
    MALFORMED_REQUEST      (400, "malformed-request",      "The request cannot be read."),
    NOT_SIGNED_IN          (401, "not-signed-in",          "Sign in first: the bearer token is missing, expired or not meant for this API."),
    ADDRESS_NOT_VERIFIED   (403, "address-not-verified",   "Verify your email address first; until then it proves nothing."),
    NOT_ALLOWED            (403, "not-allowed",            "You may not do this."),
    NOT_FOUND              (404, "not-found",              "There is nothing here, or it is not yours to see."),
    METHOD_NOT_ALLOWED     (405, "method-not-allowed",     "This address does not answer that method."),
    NOT_ACCEPTABLE         (406, "not-acceptable",         "The answer cannot be given in the form asked for."),
    CONFLICT               (409, "conflict",               "This cannot be done as things stand."),
    TOO_LARGE              (413, "too-large",              "The request is larger than is taken here."),
    UNSUPPORTED_MEDIA_TYPE (415, "unsupported-media-type", "The request's content type is not taken here."),
    INVALID_REQUEST        (422, "invalid-request",        "The request can be read but not be carried out as it is."),
    KEY_REUSED             (422, "idempotency-key-reused", "This Idempotency-Key was used for another request."),
    INTERNAL_ERROR         (500, "internal-error",         "Something went wrong on our side; nothing was half done."),
    UNAVAILABLE            (503, "unavailable",            "This is not to be had for the moment; try again shortly.");
    // spotless:on

    private final Row row;

    CommonProblem(int status, String slug, String title) {
        row = new Row(status, slug, title, null);
    }

    /** The row for a status the framework decided on. */
    static CommonProblem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status() == status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }

    @Override
    public Row row() {
        return row;
    }
}

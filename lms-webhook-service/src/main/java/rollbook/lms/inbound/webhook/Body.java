package rollbook.lms.inbound.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** What a platform sends, whatever type it says it is of. */
final class Body {
    private Body() {}

    /**
     * As text, strictly: two bodies are the same where their texts are.
     *
     * @throws ProblemException 400 for what is no UTF-8, or nothing
     */
    static String text(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The body is empty.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The body is not UTF-8.");
        }
    }
}

package rollbook.lms.usecase;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.CanvasEvent;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.Claims.MalformedException;
import rollbook.lms.domain.SchoologyTrigger;

/** Reads what feeds send: JSON that is no deeper and has no longer numbers than any of theirs, and no name twice. */
@ApplicationScoped
class ReadFeed {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Whether a body is JSON as it is, and not a token. */
    static boolean isPlain(String body) {
        return body.stripLeading().startsWith("{");
    }

    /** The event in a body of Canvas, whoever signed it. @throws ProblemException 400 for what is none */
    CanvasEvent canvas(String body) {
        return canvas(claims(isPlain(body) ? body : payload(body)));
    }

    /** The same of claims that were read already. */
    CanvasEvent canvas(Claims claims) {
        try {
            return CanvasEvent.of(claims);
        } catch (MalformedException e) {
            throw malformed();
        }
    }

    /** @throws ProblemException 400 for what is no trigger */
    SchoologyTrigger schoology(String body) {
        try {
            return SchoologyTrigger.of(claims(body));
        } catch (MalformedException e) {
            throw malformed();
        }
    }

    private Claims claims(String text) {
        try {
            var read = json.readValue(text, OBJECT);
            if (read != null) {
                return new Claims(read);
            }
        } catch (JsonProcessingException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static String payload(String token) {
        var parts = token.strip().split("\\.", -1);
        try {
            return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST);
    }
}

package rollbook.stack.lms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The first step of a launch: what a browser is sent to the tool with. Unsigned, as LTI has it. */
public record LoginInitiation(boolean byGet, URI url, Map<String, String> parameters) {
    public LoginInitiation {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Of the GET; the POST has them in its body. */
    public String query() {
        return encoded(parameters);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}

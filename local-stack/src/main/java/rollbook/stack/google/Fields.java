package rollbook.stack.google;

import java.util.Set;
import java.util.stream.Stream;
import rollbook.stack.wire.Call;

/** Reads {@code fields} of a request. A user's field that Google does not know is a mistake, and not just missing. */
final class Fields {
    private static final Set<String> OF_A_LIST = Set.of("kind", "etag", "users", "nextPageToken", "trigger_event", "*");

    private Fields() {}

    static FieldMask of(Call call) {
        try {
            return FieldMask.parse(call.parameter("fields"));
        } catch (BadQuery e) {
            throw GoogleError.invalidFields(String.valueOf(e.getMessage()));
        }
    }

    static FieldMask ofUser(Call call) {
        var mask = of(call);
        refuse(unknown(mask, UserJson.FIELDS));
        return mask;
    }

    static FieldMask ofUsers(Call call) {
        var mask = of(call);
        refuse(Stream.concat(unknown(mask, OF_A_LIST), unknown(mask.at("users"), UserJson.FIELDS)));
        return mask;
    }

    private static Stream<String> unknown(FieldMask mask, Set<String> known) {
        return mask.names().filter(name -> !known.contains(name));
    }

    private static void refuse(Stream<String> unknown) {
        unknown.findFirst().ifPresent(name -> {
            throw GoogleError.invalidFields(name);
        });
    }
}

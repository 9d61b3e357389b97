package rollbook.lms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.licenses.testing.LicenseOwner;

/** On which licenses license-service says the makers of assignments are. */
final class Makers {
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([^\"]*)\"");
    private static final Map<String, List<String>> LICENSES = new ConcurrentHashMap<>();

    private Makers() {}

    /** A maker on that many live licenses with the method on. */
    static List<UUID> on(String subject, int count) {
        var ids = Stream.generate(UUID::randomUUID).limit(count).toList();
        is(subject, ids.stream().map(id -> license(id, true, "LIVE")).toList());
        return ids;
    }

    static void is(String subject, List<String> licenses) {
        LICENSES.put(subject, licenses);
        LicenseOwner.answersAt("/assignment-makers", Makers::answer);
    }

    static String license(UUID id, boolean lmsEnrollment, String status) {
        return "{\"licenseId\":\"%s\",\"name\":\"Northfield\",\"lmsEnrollment\":%s,\"status\":\"%s\"}"
                .formatted(id, lmsEnrollment, status);
    }

    private static LicenseOwner.Reply answer(LicenseOwner.Question question) {
        var subject = SUBJECT.matcher(question.body());
        var only = Pattern.compile("\"licenseId\":\"([^\"]*)\"").matcher(question.body());
        var licenses = subject.find() ? LICENSES.getOrDefault(subject.group(1), List.<String>of()) : List.<String>of();
        var asked = only.find() ? only.group(1) : "";
        return new LicenseOwner.Reply(
                200,
                licenses.stream()
                        .filter(license -> license.contains(asked))
                        .collect(Collectors.joining(",", "{\"licenses\":[", "]}")));
    }
}

package rollbook.license.domain;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why somebody does not come onto a license: the rule, a stable slug, and the sentence an admin reads. */
public enum RefusalReason {
    OU_SYNC_NOT_ON_TEACHER("R4", "ou-sync-not-on-teacher", "Google OU sync is not available on a Teacher license."),
    LINK_ONLY_ON_TEACHER("R32", "link-only-on-teacher", "The license link exists on Teacher licenses only."),
    DOMAIN_NOT_ON_TEACHER("R38", "domain-not-on-teacher", "A Teacher license cannot be deployed domain-wide."),
    LMS_SWITCHED_OFF(
            "R26", "lms-switched-off", "LMS auto-enrollment is off on this license; our staff switch it on request."),
    DOMAIN_BY_STAFF_ONLY(
            "R38", "domain-by-staff-only", "Only our staff deploy a license domain-wide; you can request it."),
    NOT_BY_NAMING_PEOPLE("§2", "not-by-naming-people", "Nobody is added by name through this method."),
    NOT_AN_ADMIN("§2", "not-an-admin", "Only an admin of the license or our staff add people to it."),
    LICENSE_NOT_LIVE(
            "§4", "license-not-live", "The license is expired or suspended: nobody joins until it is renewed."),
    NOT_LIVE_BUT_KEPT(
            "§4",
            "license-not-live-kept",
            "The license is expired or suspended; this is kept and judged again when it is renewed."),
    KEPT_OUT(
            "§4",
            "kept-out",
            "This person was removed and is kept out; lift that first. Staff alone lift what staff decided."),
    STAFF_KEEP_OUT("R43", "kept-out-by-staff", "Our staff keep this person out; only they can lift it."),
    NOT_ON_LICENSE("§4", "not-on-license", "This person is not on the license and never was."),
    DOMAIN_NOT_DEPLOYED("R38", "domain-not-deployed", "The license is not deployed to this domain."),
    DEPLOYED_DOMAIN_WIDE(
            "R15", "deployed-domain-wide", "The license is deployed domain-wide, which excludes a Google OU sync."),
    HELD_BY_SYNC("R45", "held-by-sync", "A Google OU sync holds the license, which excludes deploying it domain-wide."),
    DOMAIN_TAKEN(
            "R44", "domain-taken", "Another live license uses this domain, and one of the two must have it alone."),
    CLAIMED_ALREADY("§2", "claimed-already", "Another sync or deployment holds this on the license."),
    NOT_THE_SYNC("R15", "not-the-sync", "This Google sync does not hold the license (any more)."),
    MAKER_NOT_ON_LICENSE(
            "R29", "maker-not-on-license", "Whoever made the assignment is no member and no admin of the license."),
    NOT_AN_ADDRESS("R24", "not-an-address", "This is not an email address we can add.");

    private final String rule;
    private final String slug;
    private final String sentence;

    RefusalReason(String rule, String slug, String sentence) {
        this.rule = rule;
        this.slug = slug;
        this.sentence = sentence;
    }

    /** The rule behind it, such as {@code R4}; {@code §2} or {@code §4} for a row of those sections' tables. */
    public String rule() {
        return rule;
    }

    /** Its stable name in a problem's {@code type}, such as {@code license-not-live}. */
    public String slug() {
        return slug;
    }

    /** What an admin reads. */
    public String sentence() {
        return sentence;
    }

    /**
     * The slug of the reason whose sentence the ledger keeps, or null: of no refusal, or of one that is worded otherwise by now.
     */
    public static @Nullable String slugOf(@Nullable String sentence) {
        return Stream.of(values())
                .filter(reason -> reason.sentence.equals(sentence))
                .map(RefusalReason::slug)
                .findFirst()
                .orElse(null);
    }
}

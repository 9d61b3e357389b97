package rollbook.invite.outbound.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseAlerted;

/**
 * What an admin is told of their license.
 *
 * @param subject of the mail, one line: what happened
 * @param why in plain words, or what it means
 * @param todo what to do about it
 */
record AlertWording(String subject, String why, String todo) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String MORE_SEATS = "Remove who no longer needs a seat, or ask us for more.";
    private static final String RENEW = "Write to us to renew it. Whoever is on it stays on it then.";

    /** Of a license of that name. */
    static AlertWording of(LicenseAlerted alert, String license) {
        return switch (alert.alert()) {
            case SEATS_LOW ->
                new AlertWording(
                        "%d of %d seats of %s are taken".formatted(alert.taken(), alert.seats(), license),
                        "When all are taken, whoever is added waits until one is free.",
                        MORE_SEATS);
            case SEATS_GONE ->
                new AlertWording(
                        "All %d seats of %s are taken".formatted(alert.seats(), license),
                        "Whoever is added from now on waits until one is free.",
                        MORE_SEATS);
            case EXPIRES_SOON ->
                new AlertWording(
                        "%s ends on %s".formatted(license, day(alert.expiresAt())),
                        "Premium access ends with it, unless a grace follows. Nobody is removed.",
                        RENEW);
            case IN_GRACE ->
                new AlertWording(
                        "%s ended on %s".formatted(license, day(alert.expiresAt())),
                        "Premium access goes on for a few days of grace, and ends with them. Nobody is removed.",
                        RENEW);
            case SYNC_PAUSED ->
                new AlertWording(
                        "The Google sync of %s stands still".formatted(license),
                        whyPaused(alert.why()) + " While it stands still nobody joins by it, and nobody is removed.",
                        "Open the license and authorize with Google again. You see then what changed meanwhile, and"
                                + " approve it.");
            case SYNC_HELD ->
                new AlertWording(
                        "The Google sync of %s holds %d back"
                                .formatted(license, Objects.requireNonNullElse(alert.people(), 1)),
                        "So many people are no longer in the units you picked. That is unusual, so nobody was removed yet.",
                        "Open the license, look at who they are, and approve those who should leave. Everybody else stays.");
            case CLASSROOM_GRANT_GONE ->
                new AlertWording(
                        "Google Classroom of a teacher on %s is no longer connected".formatted(license),
                        "Google no longer accepts what they allowed. Students who open their assignments there do not join"
                                + " meanwhile, and nobody is removed.",
                        "Ask whoever makes assignments for this license in Google Classroom to connect it again; who opened"
                                + " one meanwhile joins then.");
        };
    }

    private static String whyPaused(@Nullable String why) {
        return switch (why) {
            case "AUTHORIZATION_LOST" ->
                "Google no longer accepts the authorization: it was revoked, lay idle, or ran out.";
            case "SCOPE_LOST" -> "The authorization no longer covers reading users and organizational units.";
            case "NOT_A_GOOGLE_ADMIN" -> "The Google account may no longer read users and organizational units.";
            case null, default -> "Google's directory can no longer be read.";
        };
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "its last day" : DAY.format(at.atOffset(ZoneOffset.UTC));
    }
}

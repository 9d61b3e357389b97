package rollbook.stack.lms;

import java.net.URI;

/**
 * A push subscription, as an admin of our Cloud project set it up.
 *
 * @param audience what its tokens are for
 * @param account the address of the service account in them
 * @param authorized whether it sends a token at all
 * @param deadLetters whether it counts its tries aloud
 */
public record PushTarget(
        URI url, String audience, String account, String subscription, boolean authorized, boolean deadLetters) {

    /** Ours: meant for its own address. */
    public static PushTarget to(URI url) {
        return new PushTarget(
                url,
                url.toString(),
                "classroom-push@tool-prod-4711.iam.gserviceaccount.com",
                "projects/tool-prod-4711/subscriptions/classroom-push",
                true,
                false);
    }

    public PushTarget withAudience(String other) {
        return new PushTarget(url, other, account, subscription, authorized, deadLetters);
    }

    /** Anybody's project can push to us with a good signature of Google's. */
    public PushTarget withAccount(String other) {
        return new PushTarget(url, audience, other, subscription, authorized, deadLetters);
    }

    public PushTarget unauthorized() {
        return new PushTarget(url, audience, account, subscription, false, deadLetters);
    }

    public PushTarget countingAloud() {
        return new PushTarget(url, audience, account, subscription, authorized, true);
    }
}

package rollbook.kit.webhook;

/**
 * A delivery whose signature is good.
 *
 * @param id the same however often it is sent, 1–255 characters
 * @param payload its body, to the letter
 */
public record SignedDelivery(String id, String payload) {
    @Override
    public String toString() {
        return "SignedDelivery[" + payload.length() + " characters]";
    }
}

package rollbook.enrollment.usecase;

/** Webhook deliveries taken in, kept for longer than anybody sends one again. */
public interface Deliveries {
    /** Notes a delivery in the transaction under way; false: it was taken in before. Waits for one under way. */
    boolean isFirst(String id);

    /** Forgets those of more than seven days ago. */
    void forget();
}

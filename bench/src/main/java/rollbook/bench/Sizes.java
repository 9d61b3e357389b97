package rollbook.bench;

import java.time.Duration;

/**
 * How large what is measured is, by how often each thing is done that is timed; 500 times make what DESIGN §7 promises.
 *
 * @param times at least 1
 */
record Sizes(int times) {
    static final int USUAL_TIMES = 500;
    /** Questions asked for each thing timed elsewhere: 500 a second make 10 s of it. */
    private static final int QUESTIONS_EACH = 10;

    /** Members of the large license for each time: 500 times make a million. */
    private static final int MEMBERS_EACH = 2_000;

    /** Rows of an uploaded file for each time: 500 times make 200 000, which is the most a file may have. */
    private static final int ROWS_EACH = 400;

    private static final int MOST_ROWS = 200_000;

    /** Deliveries of the burst for each time: 500 times make 5 000, which take 10 s. */
    private static final int WEBHOOKS_EACH = 10;

    /** How long a run takes whose heap is looked at, for each time: 500 times make 10 s. */
    private static final Duration LOOKED_AT_EACH = Duration.ofMillis(20);

    /** Fewer are a smoke. */
    boolean areWhole() {
        return times >= USUAL_TIMES;
    }

    int rows() {
        return Math.min(MOST_ROWS, times * ROWS_EACH);
    }

    int questions() {
        return times * QUESTIONS_EACH;
    }

    int members() {
        return times * MEMBERS_EACH;
    }

    int webhooks() {
        return times * WEBHOOKS_EACH;
    }

    Duration lookedAt() {
        return LOOKED_AT_EACH.multipliedBy(times);
    }

    /** By the square of the times: where 500 make 100 000 users, 20 make 160, for each needs a first sync before any other. */
    int district(int users) {
        var share = (double) times / USUAL_TIMES;
        return Math.clamp(Math.round(users * share * share), 10, users);
    }
}

package rollbook.events;

/** The Kafka topics, each of 12 partitions keyed by license id (DESIGN §3). */
public enum Topic {
    /** The live lane: what a person waits for. Facts of at most 50 people; kept 7 days. */
    ENROLLMENT_LIVE("rollbook.enrollment.live", Retention.SEVEN_DAYS),
    /** The bulk lane: imports, scans and syncs, in chunks of at most 500 people; never delays the live lane. */
    ENROLLMENT_BULK("rollbook.enrollment.bulk", Retention.SEVEN_DAYS),
    /** What license-service judged to be an invite, for invite-service to carry out; kept 7 days. */
    INVITES("rollbook.invites", Retention.SEVEN_DAYS),
    /** The assignments of our app made in an LMS; kept 7 days. */
    LMS("rollbook.lms", Retention.SEVEN_DAYS),
    /** Whole license snapshots; compacted, never expired, so no address lies open in it. */
    LICENSES("rollbook.licenses", Retention.COMPACT),
    /** The verdicts: what each fact changed, person by person; kept 7 days. */
    MEMBERSHIPS("rollbook.memberships", Retention.SEVEN_DAYS);

    /** How long Kafka keeps a topic's messages; personal data leaves it after 7 days. */
    public enum Retention {
        SEVEN_DAYS,
        COMPACT
    }

    /** Partitions of every topic. */
    public static final int PARTITIONS = 12;

    private final String wireName;
    private final Retention retention;

    Topic(String wireName, Retention retention) {
        this.wireName = wireName;
        this.retention = retention;
    }

    /** The topic's name in Kafka. */
    public String wireName() {
        return wireName;
    }

    public Retention retention() {
        return retention;
    }
}

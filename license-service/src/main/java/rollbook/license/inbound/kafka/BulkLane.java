package rollbook.license.inbound.kafka;

import jakarta.inject.Singleton;
import rollbook.events.Topic;
import rollbook.license.usecase.RecordFacts;

/** The bulk lane: imports, scans and syncs, in chunks; a transaction holds its license for tens of milliseconds. */
@Singleton
class BulkLane extends Lane {
    /** Chunks of up to 500 people in one transaction: with two, whoever comes live to the same license waits twice as long. */
    private static final int CHUNKS = 1;

    BulkLane(RecordFacts recordFacts) {
        super(recordFacts, "bulk", Topic.ENROLLMENT_BULK);
    }

    @Override
    public int batchSize() {
        return CHUNKS;
    }
}

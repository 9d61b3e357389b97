package rollbook.license.inbound.kafka;

import jakarta.inject.Singleton;
import rollbook.events.Topic;
import rollbook.license.usecase.RecordFacts;

/** The live lane: facts a person is waiting on, judged as they come. */
@Singleton
class LiveLane extends Lane {
    LiveLane(RecordFacts recordFacts) {
        super(recordFacts, "live", Topic.ENROLLMENT_LIVE);
    }
}

package rollbook.license.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.Topic;
import rollbook.license.usecase.RecordFacts;

/** The live lane: facts a person is waiting on, judged as they come. */
@ApplicationScoped
class LiveLane extends Lane {
    LiveLane(RecordFacts recordFacts) {
        super(recordFacts, "live", Topic.ENROLLMENT_LIVE);
    }
}

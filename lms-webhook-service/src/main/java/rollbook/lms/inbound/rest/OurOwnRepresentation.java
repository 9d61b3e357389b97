package rollbook.lms.inbound.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.usecase.Deliveries;
import rollbook.lms.usecase.ReadOurOwn;
import rollbook.lms.usecase.Rejections;

/**
 * A connection of no license, and how it does.
 *
 * @param trouble why nothing can come
 * @param deliveries what came in ninety days
 * @param rejected what was refused, the last first
 */
public record OurOwnRepresentation(
        UUID id,
        ConnectionKind kind,
        String name,
        @Nullable String trouble,
        Deliveries.Summary deliveries,
        List<Rejections.Rejected> rejected) {

    static OurOwnRepresentation of(ReadOurOwn.Health health) {
        return new OurOwnRepresentation(
                health.connection().id(),
                health.connection().kind(),
                health.connection().name(),
                health.trouble(),
                health.deliveries(),
                health.rejected());
    }
}

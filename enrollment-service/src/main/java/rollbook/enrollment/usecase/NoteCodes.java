package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;

/** What is done with a license's key or link stands in its activity: said in the transaction that does it. */
@ApplicationScoped
class NoteCodes {
    private final Outbox outbox;
    private final Database database;

    NoteCodes(Outbox outbox, Database database) {
        this.outbox = outbox;
        this.database = database;
    }

    void note(LicenseCode code, Act act, Actor actor, List<Detail> more) {
        var generation = new Detail("generation", Integer.toString(code.generation()));
        var details = Stream.concat(Stream.of(generation), more.stream()).toList();
        outbox.append(
                new AccessNoted(code.licenseId(), code.kind().subject(), act, null, actor, database.stamp(), details));
    }
}

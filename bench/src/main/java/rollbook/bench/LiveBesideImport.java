package rollbook.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import rollbook.stack.LocalStack;

/**
 * Live enrollment onto the very license an import is under way for, and beside the same import, in turn, the bare INSERT
 * and Kafka round trip: what the machine has left for anybody.
 */
final class LiveBesideImport {
    private final LocalStack stack;
    private final Client client;

    LiveBesideImport(LocalStack stack, Client client) {
        this.stack = stack;
        this.client = client;
    }

    /** As many of each as fitted beside the import. */
    record Measured(Samples anchor, Samples live) {}

    Measured measure(int rows) throws IOException, InterruptedException, SQLException, ExecutionException {
        var license = client.license("DISTRICT");
        var upload = new Upload(stack, client, license);
        var file = AddressFile.of(rows);
        try (var enrollment = new LiveEnrollment(stack, client, license);
                var bare = new InsertAndRoundTrip(stack)) {
            enrollment.once();
            bare.once();
            var live = new ArrayList<Long>();
            var anchor = new ArrayList<Long>();
            var batch = upload.begin(file);
            do {
                live.add(enrollment.once());
                anchor.add(bare.once());
            } while (!upload.isDone(batch));
            return new Measured(
                    samples("bare INSERT + Kafka round trip beside an import", anchor),
                    samples("live enrollment beside an import of the same license", live));
        }
    }

    private static Samples samples(String what, List<Long> nanos) {
        return Samples.of(what, nanos.stream().mapToLong(Long::longValue).toArray());
    }
}

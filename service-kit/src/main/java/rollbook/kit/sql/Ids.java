package rollbook.kit.sql;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** New ids: UUIDs of version 7, which grow with time, so that rows made together lie together in an index. */
@ApplicationScoped
public class Ids {
    private final NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();

    public UUID next() {
        return generator.generate();
    }
}

package rollbook.kit.sql;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * New ids: UUIDs of version 7, which grow with time, so that rows made together lie together in an index. Those of one replica grow
 * within a millisecond, too: of two people who turn out to be one the older is told by it.
 */
@ApplicationScoped
public class Ids {
    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public UUID next() {
        return generator.generate();
    }
}

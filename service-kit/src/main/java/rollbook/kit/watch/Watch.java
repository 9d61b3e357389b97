package rollbook.kit.watch;

import java.util.List;
import java.util.Map;

/**
 * Numbers that stand in the database or at Kafka and are read from there every few seconds, by each replica. Each bean of
 * this type becomes gauges.
 */
public interface Watch {

    /** All the numbers it gives. They are there from the start, without a value until they were read. */
    List<Watched> watched();

    /**
     * Reads them. Cheap: it is asked every ten seconds. What it leaves out has no value for now; so has all of it when it
     * throws.
     */
    Map<Watched, Double> read();
}

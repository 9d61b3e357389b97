package rollbook.stack.google;

import java.util.Optional;
import rollbook.stack.wire.Switches;

/** The faults that are switched on. */
public final class Faults extends Switches<FaultRule> {
    Faults() {}

    Optional<FaultRule> striking(RequestFacts request) {
        return first(rule -> rule.strikes(request));
    }
}

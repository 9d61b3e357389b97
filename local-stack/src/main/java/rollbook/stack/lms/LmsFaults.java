package rollbook.stack.lms;

import java.util.Optional;
import rollbook.stack.wire.Switches;

/** The faults that are switched on. */
public final class LmsFaults extends Switches<LmsFaultRule> {
    LmsFaults() {}

    Optional<LmsFaultRule> striking(LmsFault fault, LmsKind kind) {
        return first(rule -> rule.fault() == fault && rule.kind() == kind);
    }

    boolean strikes(LmsFault fault, LmsKind kind) {
        return striking(fault, kind).isPresent();
    }
}

package rollbook.enrollment.usecase;

import java.util.List;
import rollbook.kit.problem.ProblemException;

/** What the DNS says. Not within a transaction. */
public interface TxtRecords {
    /**
     * The texts of the TXT records at a name; none where the name or such a record does not exist.
     *
     * @throws ProblemException 503 when it cannot be told within five seconds
     */
    List<String> at(String name);
}

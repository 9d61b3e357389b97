package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** The test buttons have platforms asked: so often and no more, however many press them, and whichever replica answers. */
@ApplicationScoped
class LimitTests {
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int MOST = 5;

    private final TestTurns turns;
    private final Database database;

    LimitTests(TestTurns turns, Database database) {
        this.turns = turns;
        this.database = database;
    }

    /**
     * Takes a turn.
     *
     * @param whose a license, or the account of a teacher
     * @throws ProblemException 429 where they had theirs
     */
    void take(UUID whose) {
        database.inTransaction(() -> turns.take(whose, MOST, WITHIN)).ifPresent(pause -> {
            throw ProblemException.until(ConnectionProblem.TESTED_JUST_NOW, pause);
        });
    }
}

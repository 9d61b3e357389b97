package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.http.CallFailure;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Feeds.Schoology;
import rollbook.lms.usecase.Probes.Finding;
import rollbook.lms.usecase.Probes.Probed;
import rollbook.lms.usecase.ReadConnections.Health;
import rollbook.lms.usecase.SchoologyRecords.Answer;

/** Tries a connection out for its admin: whatever its platform can be asked is asked, and told in plain words. */
@ApplicationScoped
public class TestConnection {
    private final ReadConnections readConnections;
    private final LimitTests limitTests;
    private final Probes probes;
    private final SchoologyRecords records;
    private final Feeds feeds;
    private final Database database;

    TestConnection(
            ReadConnections readConnections,
            LimitTests limitTests,
            Probes probes,
            SchoologyRecords records,
            Feeds feeds,
            Database database) {
        this.readConnections = readConnections;
        this.limitTests = limitTests;
        this.probes = probes;
        this.records = records;
        this.feeds = feeds;
        this.database = database;
    }

    /**
     * One thing that was looked at.
     *
     * @param check a fixed word for it
     * @param why what came of it, in a sentence; {@code finding} is its stable name
     * @param status what the platform answered, where that tells something
     * @param failure why it could not be called, where it could not
     */
    public record Checked(
            String check,
            boolean ok,
            String why,
            Finding finding,
            @Nullable Integer status,
            @Nullable CallFailure failure) {
        static Checked of(String check, Probed probed) {
            return new Checked(check, probed.ok(), probed.why(), probed.finding(), probed.status(), probed.failure());
        }

        static Checked of(String check, boolean ok, Finding finding, String why) {
            return new Checked(check, ok, why, finding, null, null);
        }
    }

    /**
     * Tests one; a platform that fails is told of, and fails nothing here.
     *
     * @throws ProblemException 404: not of this license, or not theirs; 429 where the license had its turns
     */
    public List<Checked> test(UUID licenseId, UUID connectionId, Actor actor) {
        var health = readConnections.one(licenseId, connectionId, actor);
        limitTests.take(licenseId);
        return switch (health.connection().kind()) {
            case LTI -> lti(health);
            case CANVAS -> List.of(Checked.of("keys", probes.canvasKeys()), arrived(health));
            case SCHOOLOGY -> List.of(schoology(health), arrived(health));
            case CLASSROOM, APP -> throw new ProblemException(CommonProblem.NOT_FOUND); // of no license
        };
    }

    private List<Checked> lti(Health health) {
        var registration = Objects.requireNonNull(health.registration());
        var isPending = health.connection().isPending();
        return List.of(
                Checked.of("keys", probes.keys(registration)),
                Checked.of(
                        "service",
                        probes.service(
                                registration,
                                Objects.requireNonNull(health.connection().deployment()))),
                Checked.of(
                        "confirmed",
                        !isPending,
                        isPending ? Finding.TO_BE_CONFIRMED : Finding.CONFIRMED,
                        isPending
                                ? "The connection waits to be confirmed: open Rollbook once from a course you teach or run."
                                : "The connection is confirmed."));
    }

    private Checked schoology(Health health) {
        var keys = (Schoology) Objects.requireNonNull(health.feed());
        var answer = records.takes(keys);
        if (answer == Answer.YES) {
            database.inTransaction(() -> {
                feeds.setTrouble(health.connection().id(), null);
                return answer;
            });
        }
        return switch (answer) {
            case YES -> Checked.of("api", true, Finding.SECRET_TAKEN, "Schoology takes the consumer key and secret.");
            case KEYS_REFUSED ->
                Checked.of(
                        "api",
                        false,
                        Finding.SECRET_REFUSED,
                        "Schoology does not take the consumer key and secret of this feed.");
            case NO_TEACHER, NO_ASSIGNMENT, AWAY ->
                Checked.of("api", false, Finding.SCHOOLOGY_AWAY, "Schoology does not answer; try again later.");
        };
    }

    private static Checked arrived(Health health) {
        var isHeard = health.deliveries().lastAt() != null;
        return Checked.of(
                "messages",
                isHeard,
                isHeard ? Finding.MESSAGES_CAME : Finding.NO_MESSAGE_YET,
                isHeard
                        ? "Messages have come by this feed."
                        : "No message has come yet: paste the address of this feed into your learning platform.");
    }
}

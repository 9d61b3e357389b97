package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.JoinCode;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** Admins and staff see a license's key or link (R3). The first showing makes it; every showing is noted. */
@ApplicationScoped
public class ShowCode {
    private final LicenseCodes codes;
    private final MakeCode makeCode;
    private final NoteCodes noteCodes;
    private final Database database;

    ShowCode(LicenseCodes codes, MakeCode makeCode, NoteCodes noteCodes, Database database) {
        this.codes = codes;
        this.makeCode = makeCode;
        this.noteCodes = noteCodes;
        this.database = database;
    }

    /** A code with its secret. */
    public record Shown(LicenseCode code, JoinCode secret) {}

    /**
     * Shows the code that counts.
     *
     * @throws ProblemException 409 where it was revoked: a new one is made by rotating
     */
    @Transactional
    public Shown show(UUID licenseId, CodeKind kind, Actor actor) {
        var code = current(licenseId, kind, actor);
        noteCodes.note(code, Act.SHOWN, actor, List.of());
        return new Shown(code, makeCode.open(code));
    }

    /** The code that counts, locked; the first one is made. */
    LicenseCode current(UUID licenseId, CodeKind kind, Actor actor) {
        var code = codes.lockLatest(licenseId, kind).orElseGet(() -> first(licenseId, kind, actor));
        if (code.isRevoked()) {
            throw new ProblemException(CodeProblem.NO_CODE_NOW);
        }
        return code;
    }

    private LicenseCode first(UUID licenseId, CodeKind kind, Actor actor) {
        var code = makeCode.make(licenseId, kind, 1, CodeLimits.NONE, database.now());
        noteCodes.note(code, Act.CREATED, actor, List.of());
        return code;
    }
}

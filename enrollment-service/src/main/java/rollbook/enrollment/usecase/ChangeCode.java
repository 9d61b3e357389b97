package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.CodeLimits;
import rollbook.enrollment.domain.LicenseCode;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** A license's key or link is limited, replaced by a new one, or revoked. Who joined by it stays, unless that is undone. */
@ApplicationScoped
public class ChangeCode {
    private final LicenseCodes codes;
    private final ShowCode showCode;
    private final MakeCode makeCode;
    private final NoteCodes noteCodes;
    private final UndoJoins undoJoins;
    private final Database database;

    ChangeCode(
            LicenseCodes codes,
            ShowCode showCode,
            MakeCode makeCode,
            NoteCodes noteCodes,
            UndoJoins undoJoins,
            Database database) {
        this.codes = codes;
        this.showCode = showCode;
        this.makeCode = makeCode;
        this.noteCodes = noteCodes;
        this.undoJoins = undoJoins;
        this.database = database;
    }

    /**
     * Sets all limits; what was redeemed stays so.
     *
     * @throws ProblemException 409 where it was revoked
     */
    @Transactional
    public void limit(UUID licenseId, CodeKind kind, CodeLimits limits, Actor actor) {
        var code = showCode.current(licenseId, kind, actor);
        codes.limit(code.id(), limits);
        noteCodes.note(code, Act.LIMITED, actor, details(limits));
    }

    private static List<Detail> details(CodeLimits limits) {
        var details = new ArrayList<Detail>();
        details.add(new Detail(
                "expiresAt",
                limits.expiresAt() == null ? "never" : limits.expiresAt().toString()));
        details.add(new Detail(
                "maxUses", limits.maxUses() == null ? "any" : limits.maxUses().toString()));
        var domains = limits.allowedDomains();
        details.add(new Detail("allowedDomains", domains.isEmpty() ? "any" : Integer.toString(domains.size())));
        return details;
    }

    /**
     * Makes a new generation with the same limits; the one before it is worth nothing from this instant on.
     *
     * @param undoSince joins from then on are undone; null: none
     */
    @Transactional(TxType.MANDATORY)
    public UndoJoins.UndoneJoins rotate(UUID licenseId, CodeKind kind, @Nullable Instant undoSince, Actor actor) {
        var before = codes.lockLatest(licenseId, kind);
        var now = database.now();
        before.filter(Predicate.not(LicenseCode::isRevoked)).ifPresent(code -> codes.revoke(code.id(), now));
        var limits = before.map(LicenseCode::limits).orElse(CodeLimits.NONE).renewed(now);
        var generation = before.map(LicenseCode::generation).orElse(0) + 1;
        var code = makeCode.make(licenseId, kind, generation, limits, now);
        noteCodes.note(
                code,
                Act.ROTATED,
                actor,
                undoSince == null ? List.of() : List.of(new Detail("undoneSince", undoSince.toString())));
        return undoSince == null ? UndoJoins.UndoneJoins.NOBODY : undoJoins.undo(licenseId, kind, undoSince, actor);
    }

    /** Revokes it; again changes nothing. */
    @Transactional
    public void revoke(UUID licenseId, CodeKind kind, Actor actor) {
        codes.lockLatest(licenseId, kind)
                .filter(Predicate.not(LicenseCode::isRevoked))
                .ifPresent(code -> {
                    codes.revoke(code.id(), database.now());
                    noteCodes.note(code, Act.REVOKED, actor, List.of());
                });
    }
}

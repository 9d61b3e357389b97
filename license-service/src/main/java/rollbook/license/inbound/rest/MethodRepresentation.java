package rollbook.license.inbound.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.Availability;
import rollbook.license.domain.Availability.Opening;
import rollbook.license.domain.Eligibility;
import rollbook.license.domain.License;
import rollbook.license.domain.Rank;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Terms;

/**
 * One way onto a license, as table 1 of the rules has it.
 *
 * @param offered whether the page shows it on this type of license
 * @param open whether table 1, the license's status, its claims (R15, R45) and its switch (R27) leave it open to the caller;
 *     where not, {@code why} says what closes it. What an act needs beside that (a Google admin for OU sync, R5) is section 2's
 * @param opening how far it is open
 * @param rank how warmly it is recommended; null where it is not offered
 * @param staffOnly whether only staff set it up
 * @param why what closes it, for an admin to read; null where it is open
 */
public record MethodRepresentation(
        EnrollmentMethod method,
        boolean offered,
        boolean open,
        Opening opening,
        @Nullable Rank rank,
        boolean staffOnly,
        @Nullable Why why) {

    /**
     * What closes a way.
     *
     * @param code its stable name, such as {@code license-not-live}: what to write a sentence of one's own by
     * @param detail the sentence in English
     */
    public record Why(String rule, String code, String detail) {
        static Why of(RefusalReason reason) {
            return new Why(reason.rule(), reason.slug(), reason.sentence());
        }
    }

    /** The ways onto a license, for staff or for its admins. */
    static List<MethodRepresentation> of(License license, boolean staff) {
        return Eligibility.offers(license.type()).stream()
                .map(offer -> of(offer.method(), offer.availability(), license.terms(), staff))
                .toList();
    }

    private static MethodRepresentation of(EnrollmentMethod method, Availability cell, Terms license, boolean staff) {
        var staffOnly = cell.opening() == Opening.STAFF_ONLY;
        var reason = license.closes(method).orElse(staffOnly && !staff ? cell.reason() : null);
        return new MethodRepresentation(
                method,
                cell.offered(),
                reason == null,
                cell.opening(),
                cell.rank(),
                staffOnly,
                reason == null ? null : Why.of(reason));
    }
}

package rollbook.license.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

/**
 * What a customer bought: exactly one type (R1), its term, its seats, its settings, its admins.
 *
 * @param revision grows by one with every change
 * @param status what its term made of it when it was read or changed, by the database's clock
 * @param seats how many people it is for; null = unlimited (X18)
 * @param claims its sync or the domains it is deployed to
 * @param admins never empty
 */
public record License(
        UUID id,
        long revision,
        String name,
        LicenseType type,
        Term term,
        LicenseStatus status,
        Settings settings,
        @Nullable Integer seats,
        List<Claim> claims,
        List<Admin> admins,
        Instant createdAt) {

    public License {
        claims = List.copyOf(claims);
        admins = List.copyOf(admins);
    }

    /** A license as it is created, with the usual settings of its type. */
    public static License create(
            UUID id,
            String name,
            LicenseType type,
            Term term,
            @Nullable Integer seats,
            List<Admin> admins,
            Instant now) {
        return new License(
                id, 1, name, type, term, term.status(now), Settings.usual(type), seats, List.of(), admins, now);
    }

    /** What of it decides who comes onto it. */
    public Terms terms() {
        return new Terms(type, status, settings.inviteSetting(), settings.lmsEnrollment(), claims);
    }

    /** Whether people come onto it; otherwise it is frozen (RULES §4). */
    public boolean isLive() {
        return status == LicenseStatus.LIVE;
    }

    /** The domains it is deployed to; empty = not deployed domain-wide (R3). */
    public List<String> emailDomains() {
        return claims.stream()
                .filter(claim -> claim.kind() == Claim.Kind.DOMAIN)
                .map(Claim::name)
                .sorted()
                .toList();
    }

    /** Whether a Google sync holds it. */
    public boolean isSynced() {
        return claim(Claim.Kind.OU_SYNC, "").isPresent();
    }

    /** What holds that domain, or its sync. */
    public Optional<Claim> claim(Claim.Kind kind, String claimed) {
        return claims.stream()
                .filter(claim -> claim.kind() == kind && claim.name().equals(claimed))
                .findFirst();
    }

    /** With that claim on it, which it did not have. */
    public License with(Claim taken) {
        return withClaims(Stream.concat(claims.stream(), Stream.of(taken)).toList());
    }

    /** Without that claim. */
    public License without(Claim released) {
        return withClaims(
                claims.stream().filter(claim -> !claim.equals(released)).toList());
    }

    /** The admin of that address. */
    public Optional<Admin> admin(EmailAddress email) {
        return admins.stream().filter(admin -> admin.email().equals(email)).findFirst();
    }

    /** The admin signed in as that account with that verified address, if they are one. */
    public Optional<Admin> admin(UUID account, EmailAddress address) {
        return admins.stream().filter(admin -> admin.is(account, address)).findFirst();
    }

    /** With this admin named, or their status changed; the same license if nothing changes. */
    public License with(Admin named) {
        var before = admin(named.email());
        if (before.filter(named::equals).isPresent()) {
            return this;
        }
        var changed = new ArrayList<>(admins);
        before.ifPresentOrElse(admin -> changed.set(changed.indexOf(admin), named), () -> changed.add(named));
        return with(claims, changed);
    }

    /** Without the admin of that address; empty if they are the last one: a license never loses its last admin. */
    public Optional<License> without(EmailAddress email) {
        var left = admins.stream().filter(admin -> !admin.email().equals(email)).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(left.size() == admins.size() ? this : with(claims, left));
    }

    /** With another term, renewed, suspended or resumed; what that makes of it is decided at {@code now}. */
    public License with(Term other, Instant now) {
        return other.equals(term) ? this : changed(other, other.status(now), settings, seats, claims, admins);
    }

    /** With other settings. */
    public License with(Settings other) {
        return other.equals(settings) ? this : changed(term, status, other, seats, claims, admins);
    }

    /** With another number of seats; null = unlimited. */
    public License withSeats(@Nullable Integer other) {
        return Objects.equals(other, seats) ? this : changed(term, status, settings, other, claims, admins);
    }

    /** The same at the next revision, to tell what became of it by itself. */
    public License next() {
        return with(claims, admins);
    }

    /** With these claims instead. */
    public License withClaims(List<Claim> others) {
        return with(others, admins);
    }

    /** The same license at the same revision, read together with its claims and admins. */
    public License joined(List<Claim> storedClaims, List<Admin> storedAdmins) {
        return new License(
                id, revision, name, type, term, status, settings, seats, storedClaims, storedAdmins, createdAt);
    }

    private License with(List<Claim> otherClaims, List<Admin> otherAdmins) {
        return changed(term, status, settings, seats, otherClaims, otherAdmins);
    }

    private License changed(
            Term newTerm,
            LicenseStatus newStatus,
            Settings newSettings,
            @Nullable Integer newSeats,
            List<Claim> newClaims,
            List<Admin> newAdmins) {
        return new License(
                id,
                revision + 1,
                name,
                type,
                newTerm,
                newStatus,
                newSettings,
                newSeats,
                newClaims,
                newAdmins,
                createdAt);
    }
}

package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseChanged;
import rollbook.kit.sql.Database;
import rollbook.license.domain.License;
import rollbook.license.domain.Seats;

/** The licenses somebody may see: staff all, an admin theirs, a stranger none (RULES §2). */
@ApplicationScoped
public class ReadLicenses {
    private final Licenses licenses;
    private final SaveLicense saveLicense;
    private final BindAccount bindAccount;
    private final Ledger ledger;
    private final Database database;

    ReadLicenses(
            Licenses licenses, SaveLicense saveLicense, BindAccount bindAccount, Ledger ledger, Database database) {
        this.licenses = licenses;
        this.saveLicense = saveLicense;
        this.bindAccount = bindAccount;
        this.ledger = ledger;
        this.database = database;
    }

    /** Who asks. */
    public record Reader(UUID accountId, EmailAddress email, boolean staff) {}

    /** The license, if the reader may see it; an admin seen for the first time has their account bound. */
    @Transactional
    public Optional<License> find(Reader reader, UUID id) {
        return licenses.find(id).flatMap(license -> {
            if (reader.staff()) {
                return Optional.of(license);
            }
            return bindAccount.bind(license, reader.accountId(), reader.email());
        });
    }

    /** Up to {@code limit} licenses the reader may see, in id order; an admin seen for the first time is bound. */
    @Transactional
    public List<License> list(Reader reader, UUID after, int limit) {
        if (reader.staff()) {
            return licenses.list(after, limit);
        }
        return licenses.listOf(reader.accountId(), reader.email(), after, limit).stream()
                .flatMap(license -> bindAccount.bind(license, reader.accountId(), reader.email()).stream())
                .toList();
    }

    /**
     * A license and how its seats are held.
     *
     * @param seq the last entry of its ledger, with which the seats were so held
     */
    public record Overview(License license, long seq, Seats seats) {}

    /** How the seats of these licenses are held, in the order of the licenses. */
    @Transactional
    public List<Overview> overview(List<License> read) {
        var positions = ledger.positions(read.stream().map(License::id).toList());
        return read.stream()
                .map(license -> {
                    var position = Objects.requireNonNull(positions.get(license.id()));
                    return new Overview(license, position.seq(), position.seats());
                })
                .toList();
    }

    /** The snapshot of a license, for another service that has not heard of it or not the newest. */
    @Transactional
    public Optional<LicenseChanged> snapshot(UUID id) {
        return licenses.find(id).map(license -> saveLicense.snapshot(license, database.stamp()));
    }
}

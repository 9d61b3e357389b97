package rollbook.license.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;

/**
 * Who runs a license. Named by address; the account is bound when first seen, and from then on it alone counts, so that a
 * reused address gives nobody a license.
 *
 * @param domainAdmin whether with authority over the whole email domain (R49: unless staff say otherwise)
 */
public record Admin(EmailAddress email, @Nullable UUID accountId, boolean domainAdmin) {

    /** Whether this admin is the one signed in as that account with that verified address. */
    public boolean is(UUID account, EmailAddress address) {
        return accountId == null ? email.equals(address) : accountId.equals(account);
    }

    /** What they are to the license. */
    public Standing standing() {
        return domainAdmin ? Standing.DOMAIN_ADMIN : Standing.LICENSE_ADMIN;
    }
}

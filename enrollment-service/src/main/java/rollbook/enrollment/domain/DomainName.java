package rollbook.enrollment.domain;

import java.util.Optional;
import rollbook.events.EmailAddress;

/**
 * A mail domain as a license is deployed to it: exactly the addresses whose part after the @ is this name. A subdomain is
 * another domain and is deployed by itself.
 *
 * @param ascii the form that is compared: lower-case, international labels as {@code xn--}
 * @param display as it was typed
 */
public record DomainName(String ascii, String display) {

    /**
     * Reads a domain as somebody typed it. What an address under it is held to holds here, too: letters of several alphabets
     * in one label, invisible ones and look-alikes make it none (ADR 0003).
     *
     * @return empty for what is no mail domain, or too long for a name before it
     */
    public static Optional<DomainName> read(String typed) {
        var text = typed.strip();
        return EmailAddress.parse("anybody@" + text) instanceof EmailAddress address
                ? Optional.of(new DomainName(address.domain(), text))
                : Optional.empty();
    }
}

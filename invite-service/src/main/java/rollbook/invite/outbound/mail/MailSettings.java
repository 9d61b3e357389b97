package rollbook.invite.outbound.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How mail leaves the house; {@code rollbook.mail.*}. */
@ConfigMapping(prefix = "rollbook.mail")
public interface MailSettings {

    /** Whether any does. Turned on later, whoever is still invited is told once. */
    @WithDefault("false")
    boolean enabled();

    /** The server mail is handed to. */
    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("25")
    int port();

    /** Whom mail is from. No default, for most servers refuse a sender they do not know: with mail on, a start without it fails. */
    Optional<String> from();

    /** Who signs in to the server, where it wants that; and the password. */
    Optional<String> user();

    Optional<String> password();

    /** What is done about a connection in plain text. */
    @WithDefault("STARTTLS_OPTIONAL")
    Encryption encryption();

    /** How a connection is encrypted. */
    enum Encryption {
        /** Not at all: for a server on this very machine. */
        NONE,
        /** From plain text on, where the server offers it. */
        STARTTLS_OPTIONAL,
        /** From plain text on; no mail where the server does not offer it. */
        STARTTLS,
        /** From the first byte on. */
        TLS
    }
}

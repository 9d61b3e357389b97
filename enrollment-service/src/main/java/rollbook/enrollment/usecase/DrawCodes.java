package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.JoinCode;
import rollbook.enrollment.domain.LicenseKey;
import rollbook.enrollment.domain.LinkToken;

/** New secrets, which nobody can foresee. */
@ApplicationScoped
class DrawCodes {
    private final SecureRandom random = new SecureRandom();

    JoinCode draw(CodeKind kind) {
        return switch (kind) {
            case KEY -> LicenseKey.of(bytes(LicenseKey.BYTES));
            case LINK -> LinkToken.of(bytes(LinkToken.BYTES));
        };
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

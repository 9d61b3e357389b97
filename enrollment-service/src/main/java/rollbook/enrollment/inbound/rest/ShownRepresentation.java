package rollbook.enrollment.inbound.rest;

import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.CodeKind;
import rollbook.enrollment.domain.LicenseKey;
import rollbook.enrollment.domain.LinkToken;
import rollbook.enrollment.usecase.ShowCode;

/**
 * A license's key or link, shown.
 *
 * @param key as it is typed into the app; of a key
 * @param url the link to load in a browser, and {@code token} what is secret of it; of a link
 * @param warning to be read before it is passed on (R37)
 */
public record ShownRepresentation(
        CodeKind kind,
        int generation,
        @Nullable String key,
        @Nullable String url,
        @Nullable String token,
        String warning) {

    static ShownRepresentation of(ShowCode.Shown shown, String app) {
        var generation = shown.code().generation();
        var kind = shown.code().kind();
        return switch (shown.secret()) {
            case LicenseKey key -> new ShownRepresentation(kind, generation, key.shown(), null, null, kind.warning());
            case LinkToken link ->
                new ShownRepresentation(kind, generation, null, link.url(app), link.canonical(), kind.warning());
        };
    }

    @Override
    public String toString() {
        return "Shown[" + kind + ", " + generation + "]";
    }
}

package rollbook.enrollment.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret by which somebody joins: the license key typed in, or the token of the license link. */
public sealed interface JoinCode permits LicenseKey, LinkToken {
    /** Nothing longer can be either, even with a link's address around it. */
    int LONGEST = 1_000;

    CodeKind kind();

    /** The one form it is looked up by and sealed in. */
    String canonical();

    /** What a text can be read as: none, one, or in rare cases both. */
    static List<JoinCode> readings(String typed) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        return Stream.<Optional<? extends JoinCode>>of(LicenseKey.parse(typed), LinkToken.parse(typed))
                .<JoinCode>flatMap(Optional::stream)
                .toList();
    }
}

package rollbook.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file of one mail in a {@link MailFolder}; its name says when it came and which one it is, and sorts by time:
 * {@code 20261125T101500.123Z-000017.eml}.
 *
 * @param number counts up from 1 and is never given twice while its folder has a mail
 * @param file the message, byte for byte as it came
 */
record KeptMail(int number, Path file) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z)-(\\d{1,9})\\.eml");

    /** The file a mail of this number and time gets in {@code folder}. */
    static Path file(Path folder, int number, Instant receivedAt) {
        return folder.resolve("%s-%06d.eml".formatted(TIME.format(receivedAt), number));
    }

    /** What this file is; empty where it is no mail: a draft, or something a person put there. */
    static Optional<KeptMail> of(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new KeptMail(Integer.parseInt(name.group(2)), file)) : Optional.empty();
    }

    /** When it came, to the millisecond. */
    Instant receivedAt() {
        var name = file.getFileName().toString();
        return TIME.parse(name.substring(0, name.indexOf('-')), Instant::from);
    }
}

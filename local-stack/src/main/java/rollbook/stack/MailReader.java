package rollbook.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What {@code ./rollbook mail} prints: the newest mails the sink kept, or one of them as text. */
final class MailReader {
    private static final int LISTED = 20;
    private static final String LAST = "last";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final MailFolder folder;
    private final ZoneId zone;
    private final PrintStream out;

    /** {@code zone} is the one times are shown in. */
    MailReader(MailFolder folder, ZoneId zone, PrintStream out) {
        this.folder = folder;
        this.zone = zone;
        this.out = out;
    }

    /** A line for each of the newest {@value #LISTED}, the newest last. */
    void list() throws IOException {
        var mails = folder.newest(LISTED);
        if (mails.isEmpty()) {
            out.println("No mail in " + folder.root());
            return;
        }
        mails.forEach(mail -> out.printf(
                Locale.ROOT, "%6d  %s  %-32s %s%n", mail.number(), time(mail), to(mail), plain(mail.subject())));
        out.println("./rollbook mail <number>, or last, shows one; they lie in " + folder.root());
    }

    /**
     * The text of one.
     *
     * @param which its number, or {@code last}
     * @throws StackFailure where there is no such mail
     */
    void show(String which) throws IOException {
        var mail = find(which)
                .orElseThrow(() -> new StackFailure("No mail %s; ./rollbook mail lists them".formatted(which)));
        out.printf(Locale.ROOT, "Mail:    %d, %s%n", mail.number(), time(mail));
        out.println("To:      " + to(mail));
        out.println("Subject: " + plain(mail.subject()));
        out.println();
        out.println(mail.text().isEmpty() ? "(no plain text in it)" : plain(mail.text()));
    }

    private Optional<ReceivedMail> find(String which) throws IOException {
        if (which.equals(LAST)) {
            return folder.newest(1).stream().findFirst();
        }
        return which.matches("\\d{1,9}") ? folder.numbered(Integer.parseInt(which)) : Optional.empty();
    }

    private String time(ReceivedMail mail) {
        return TIME.format(mail.receivedAt().atZone(zone));
    }

    private static String to(ReceivedMail mail) {
        return plain(String.join(", ", mail.to()));
    }

    /** Without what a terminal would obey: names people chose are in it. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}

package rollbook.stack;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mails somebody sent on this machine, a file each, readable for their owner only; the newest {@value #MOST} are
 * kept. One process writes at a time, others may read meanwhile.
 */
final class MailFolder {
    static final int MOST = 1_000;

    private static final String DRAFT = ".draft";
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final Clock clock;

    /** {@code root} is made when the first mail comes. */
    MailFolder(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    Path root() {
        return root;
    }

    /**
     * Keeps one message, whole or not at all.
     *
     * @throws IOException where it cannot be read to its end, or not be kept
     */
    void keep(InputStream message) throws IOException {
        Files.createDirectories(root, OWNERS_FOLDER);
        var draft = Files.createTempFile(root, "", DRAFT, OWNERS_FILE);
        try {
            try (var out = Files.newOutputStream(draft)) {
                message.transferTo(out);
            }
            store(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The newest mails, at most so many, the newest last. */
    List<ReceivedMail> newest(int most) throws IOException {
        var all = all();
        var mails = new ArrayList<ReceivedMail>();
        for (var kept : all.subList(Math.max(0, all.size() - most), all.size())) {
            read(kept).ifPresent(mails::add);
        }
        return mails;
    }

    /** The mail of this number; empty where there is none, or none any more. */
    Optional<ReceivedMail> numbered(int number) throws IOException {
        var kept = all().stream().filter(mail -> mail.number() == number).findFirst();
        return kept.isEmpty() ? Optional.empty() : read(kept.get());
    }

    /** Removes what a killed process was just writing; only for the one that writes. */
    void removeDrafts() throws IOException {
        for (var file : files()) {
            if (file.getFileName().toString().endsWith(DRAFT)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Room is made first: where that fails the sender hears of it, and does not send a second time what is kept. */
    private synchronized void store(Path draft) throws IOException {
        var all = all();
        for (var old : all.subList(0, Math.max(0, all.size() - MOST + 1))) {
            Files.deleteIfExists(old.file());
        }
        var number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        Files.move(draft, KeptMail.file(root, number, clock.instant()), ATOMIC_MOVE);
    }

    /** Empty where the writer dropped it since it was listed. */
    private static Optional<ReceivedMail> read(KeptMail kept) throws IOException {
        try {
            return Optional.of(ReceivedMail.read(kept));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private List<KeptMail> all() throws IOException {
        return files().stream()
                .flatMap(file -> KeptMail.of(file).stream())
                .sorted(Comparator.comparingInt(KeptMail::number))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(root)) {
            return files.toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }
}

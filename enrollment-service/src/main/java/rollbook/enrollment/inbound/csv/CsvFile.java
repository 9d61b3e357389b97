package rollbook.enrollment.inbound.csv;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.FileRow;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/**
 * An uploaded CSV file, read row by row (R17, X12). One pass over the bytes, whose memory and time are bounded whatever
 * they are. What refuses the whole file is thrown where it is found, which may be after its last good row, so nothing
 * may be done for good before the rows have ended. Not for several threads; closing the bytes is the caller's.
 */
public final class CsvFile implements Iterator<FileRow> {
    private final CsvLimits limits;
    private final FileBytes bytes;
    private final RowReader reader;
    private final Findings findings;
    private int number;
    private int count;
    private boolean anything;
    private @Nullable FileRow next;
    private boolean ended;

    private CsvFile(FileBytes bytes, RowReader reader, Header header, CsvLimits limits) {
        this.bytes = bytes;
        this.reader = reader;
        this.limits = limits;
        this.findings = new Findings(header);
        this.number = header.row();
    }

    /**
     * Reads as far as the header.
     *
     * @throws ProblemException when this is no CSV file with one column {@code Email}; its detail may name headers found
     * @throws UncheckedIOException when the bytes cannot be read
     */
    public static CsvFile open(InputStream in, CsvLimits limits) {
        var bytes = new FileBytes(in, limits.bytes());
        ForeignFormat.of(bytes.head()).ifPresent(format -> {
            throw new ProblemException(
                    EnrollmentProblem.NOT_A_CSV_FILE,
                    "It seems to be " + format.description() + ". Open it and save or download the sheet as CSV.");
        });
        var encoding = TextEncoding.of(bytes.head());
        bytes.skip(encoding.markBytes());
        var lines = new LineQueue(new Lines(bytes, encoding.encoding(), limits.lineBytes()));
        var header = Header.read(lines, limits.lineBytes());
        return new CsvFile(bytes, new RowReader(lines, header, limits.lineBytes()), header, limits);
    }

    /**
     * Whether there is another row.
     *
     * @throws ProblemException when the file turns out to be too large, to have too many rows, or nothing in any row
     * @throws UncheckedIOException when the bytes cannot be read
     */
    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    /** The next row; throws what {@link #hasNext()} throws. */
    @Override
    public FileRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    private @Nullable FileRow read() {
        var row = reader.next();
        if (row == null) {
            if (!anything) {
                throw new ProblemException(EnrollmentProblem.NO_ROWS);
            }
            return null;
        }
        count++;
        if (count > limits.rows()) {
            throw new ProblemException(
                    EnrollmentProblem.TOO_MANY_ROWS,
                    "At most %,d rows are taken at once, blank ones included.".formatted(limits.rows()));
        }
        number++;
        anything |= !row.isBlank();
        findings.note(number, row);
        return new FileRow(number, row.text(), row.damage());
    }

    /** What the admin should know about the file; complete once its rows have ended. */
    public List<FileWarning> warnings() {
        return findings.warnings();
    }

    /** The SHA-256 of the file in lower-case hexadecimal; that of the whole file once its rows have ended. */
    public String sha256() {
        return bytes.sha256();
    }
}

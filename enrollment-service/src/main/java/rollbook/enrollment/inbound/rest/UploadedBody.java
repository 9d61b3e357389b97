package rollbook.enrollment.inbound.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/**
 * A body as it comes in, which has to end in time and at a length: one that trickles or goes on for ever is refused, and so
 * frees its thread.
 */
final class UploadedBody extends FilterInputStream {
    private final long deadline;
    private final long most;
    private long read;

    /**
     * Begins to read a body.
     *
     * @param most its longest, in bytes; of a file's own length its reader says more
     */
    UploadedBody(InputStream body, Duration longest, long most) {
        super(body);
        this.deadline = System.nanoTime() + longest.toNanos();
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        requireTime();
        var next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        requireTime();
        var count = in.read(into, from, length);
        count(Math.max(0, count));
        return count;
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new ProblemException(EnrollmentProblem.UPLOAD_TOO_SLOW);
        }
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw new ProblemException(EnrollmentProblem.FILE_TOO_LARGE);
        }
    }

    /** Reads what is left without looking: a client hears our answer only once it has said everything. */
    void drain() {
        var buffer = new byte[1 << 14];
        try {
            var count = 0;
            while (count >= 0) {
                count = read(buffer, 0, buffer.length);
            }
        } catch (IOException | ProblemException e) {
            return; // whoever has left or goes on for ever hears nothing
        }
    }
}

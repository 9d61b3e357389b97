package rollbook.enrollment.inbound.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/** A body as it comes in, which has to be there in time: one that trickles for ever is refused, and so frees its thread. */
final class UploadedBody extends FilterInputStream {
    private final long deadline;

    UploadedBody(InputStream body, Duration longest) {
        super(body);
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        requireTime();
        return in.read(into, from, length);
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new ProblemException(EnrollmentProblem.UPLOAD_TOO_SLOW);
        }
    }

    /** Reads on without looking, at most so many bytes: a client hears our answer only once it has said everything. */
    void drain(long most) {
        var buffer = new byte[1 << 14];
        try {
            var left = most;
            while (left > 0) {
                var read = read(buffer, 0, buffer.length);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException | ProblemException e) {
            return; // whoever has left hears nothing
        }
    }
}

package rollbook.enrollment.inbound.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, ended by CR, LF or CRLF. No more of a line is held than is read of one; what is longer is skipped to
 * its end. A line end at the end of the file begins no further line.
 */
final class Lines {
    private static final int END = -1;

    private final FileBytes bytes;
    private final TextEncoding encoding;
    private final int mostBytes;
    private byte[] buffer = new byte[256];
    private int length;
    private boolean afterCr;

    Lines(FileBytes bytes, TextEncoding encoding, int mostBytes) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.mostBytes = mostBytes;
    }

    /** The next line; null after the last. */
    @Nullable
    Line next() {
        length = 0;
        var unit = unit();
        if (afterCr && unit == '\n') {
            unit = unit();
        }
        if (unit == END) {
            return null;
        }
        while (unit != '\r' && unit != '\n' && unit != END) {
            add(unit);
            unit = unit();
        }
        afterCr = unit == '\r';
        return length > mostBytes ? Line.TOO_LONG : encoding.line(buffer, length);
    }

    /** The next byte, or the next two as one big-endian number; {@link #END} at the end, where half a unit counts for none. */
    private int unit() {
        var first = bytes.next();
        if (encoding.unitBytes() == 1 || first == END) {
            return first;
        }
        var second = bytes.next();
        if (second == END) {
            return END;
        }
        return encoding == TextEncoding.UTF_16LE ? second << 8 | first : first << 8 | second;
    }

    private void add(int unit) {
        var end = length + encoding.unitBytes();
        if (end > mostBytes) {
            length = mostBytes + 1; // and stays so: the rest of the line is not kept
            return;
        }
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(end, Math.min(mostBytes, 2 * buffer.length)));
        }
        if (encoding == TextEncoding.UTF_16BE) {
            buffer[length++] = (byte) (unit >> 8);
            buffer[length++] = (byte) unit;
        } else if (encoding == TextEncoding.UTF_16LE) {
            buffer[length++] = (byte) unit;
            buffer[length++] = (byte) (unit >> 8);
        } else {
            buffer[length++] = (byte) unit;
        }
    }
}

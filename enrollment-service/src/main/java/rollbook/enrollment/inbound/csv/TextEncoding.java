package rollbook.enrollment.inbound.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the text of a file is written. Told by its byte order mark; without one, UTF-16 by the zero byte in every character
 * of a header and of addresses, and anything else is UTF-8 or, line by line, Windows-1252.
 */
enum TextEncoding {
    EIGHT_BIT(1),
    UTF_16LE(2),
    UTF_16BE(2);

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE = 4096;

    private final int unitBytes;

    TextEncoding(int unitBytes) {
        this.unitBytes = unitBytes;
    }

    /** How a file is written, and how many bytes its byte order mark takes. */
    record Found(TextEncoding encoding, int markBytes) {}

    static Found of(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(EIGHT_BIT, 3);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return new Found(UTF_16LE, 2);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new Found(UTF_16BE, 2);
        }
        return new Found(byZeros(head), 0);
    }

    /** A quarter of the characters has a zero byte on one side and next to none on the other: both cannot be chance. */
    private static TextEncoding byZeros(byte[] head) {
        var length = Math.min(head.length, SAMPLE);
        var zeros = new int[2];
        for (var i = 0; i < length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        var enough = Math.max(1, length / 2 / 4);
        if (zeros[1] >= enough && zeros[0] <= zeros[1] / 16) {
            return UTF_16LE;
        }
        return zeros[0] >= enough && zeros[1] <= zeros[0] / 16 ? UTF_16BE : EIGHT_BIT;
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of one unit, in which CR and LF are looked for. */
    int unitBytes() {
        return unitBytes;
    }

    /** One line's text from its bytes. Whatever is not UTF-8 as a whole is Windows-1252. */
    Line line(byte[] bytes, int length) {
        if (this != EIGHT_BIT) {
            var charset = this == UTF_16LE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return Line.of(new String(bytes, 0, length, charset));
        }
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 || isWrittenAs(text, bytes, length)
                ? Line.of(text)
                : Line.notUtf8(new String(bytes, 0, length, WINDOWS_1252));
    }

    private static boolean isWrittenAs(String text, byte[] bytes, int length) {
        var written = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(written, 0, written.length, bytes, 0, length);
    }
}

package rollbook.enrollment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A small DNS server over UDP, as RFC 1035 has it: TXT records at names, and the ways in which a name has none. */
final class DnsServer {
    private static final Map<String, Answer> NAMES = new ConcurrentHashMap<>();
    private static final int HEADER = 12;
    private static final int TXT = 16;
    private static final int RESPONSE = 0x8180;
    private static final int SERVER_FAILURE = 2;
    private static final int NO_SUCH_NAME = 3;

    private DnsServer() {}

    /** What is said of a name: nothing at all, an error, or its records. */
    private record Answer(boolean silent, int code, List<String> texts) {}

    /** From now on that name has these TXT records. */
    static void has(String name, String... texts) {
        NAMES.put(name, new Answer(false, 0, List.of(texts)));
    }

    /** From now on nothing is answered for that name. */
    static void isSilentAbout(String name) {
        NAMES.put(name, new Answer(true, 0, List.of()));
    }

    /** From now on that name cannot be looked up. */
    static void failsAt(String name) {
        NAMES.put(name, new Answer(false, SERVER_FAILURE, List.of()));
    }

    /** Starts it; returns its port. It ends with the JVM. */
    static int start() {
        try {
            var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().name("test-dns").start(() -> serve(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(DatagramSocket socket) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                var question = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                var name = name(question);
                var answer = NAMES.getOrDefault(name, new Answer(false, NO_SUCH_NAME, List.of()));
                if (!answer.silent()) {
                    var bytes = bytes(packet.getData(), question.position(), answer);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the name asked for, and leaves the buffer after the question. */
    private static String name(ByteBuffer question) {
        question.position(HEADER);
        var name = new StringBuilder();
        for (var length = question.get(); length > 0; length = question.get()) {
            var label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        question.position(question.position() + 4);
        return name.toString();
    }

    private static byte[] bytes(byte[] asked, int end, Answer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(asked, 0, 2);
        out.write(shorts(RESPONSE | answer.code(), 1, answer.texts().size(), 0, 0));
        out.write(asked, HEADER, end - HEADER);
        for (var text : answer.texts()) {
            out.write(shorts(0xC000 | HEADER, TXT, 1, 0, 60, text.length() + 1));
            out.write(text.length());
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static byte[] shorts(int... values) {
        var buffer = ByteBuffer.allocate(2 * values.length);
        for (var value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }
}

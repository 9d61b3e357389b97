package rollbook.enrollment.inbound.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollbook.enrollment.domain.UploadedRows;
import rollbook.kit.problem.ProblemException;

/**
 * A file nobody should send, made as it is read. Its {@code main} reads them all.
 *
 * @param outcome how many of its rows come to what, or the problem that refuses it
 */
record HostileFile(String name, String outcome, Charset charset, Iterable<String> chunks) {

    static List<HostileFile> all() {
        return Stream.concat(eightBit().stream(), utf16().stream()).toList();
    }

    // spotless:off
    private static List<HostileFile> eightBit() {
        return List.of(
                file("good", "waiting=200000",
                        "Email\n", 200_000, HostileFile::person),
                file("good wide", "waiting=200000",
                        "Name,Email,Note\n", 200_000, i -> "Ann,p" + i + "@x.example,\"a note\non two lines\"\n"),
                file("all the same", "REPEATED=199999 waiting=1",
                        "Email\n", 200_000, i -> "ann@x.example\n"),
                file("stray quote in row 2", "REFUSED=1 waiting=199999",
                        "Email\n", 200_000, i -> (i == 0 ? "\"" : "") + person(i)),
                file("stray quote in name", "REFUSED=1 waiting=199999",
                        "Email,Name\n", 200_000, i -> "p" + i + "@x.example," + (i == 0 ? "\"Ann\n" : "Ann\n")),
                file("unterminated at its end", "REFUSED=1 waiting=199999",
                        "Email,Name\n", 200_000, i -> "p" + i + "@x.example," + (i == 0 ? "\"\n" : "\n")),
                file("every line stray", "REFUSED=200000",
                        "Email\n", 200_000, i -> "\"" + person(i)),
                file("every name stray", "REFUSED=200000",
                        "Email,Name\n", 200_000, i -> "p" + i + "@x.example,\"\n"),
                file("every quote mismatched", "REFUSED=200000",
                        "Email,Name,Room\n", 200_000, i -> "a\",\"b\n"),
                file("every other line a quote", "REFUSED=100000",
                        "Name,Email\n", 200_000, i -> i % 2 == 0 ? "\"\n" : "x".repeat(150) + "\n"),
                file("one line", "header-too-long",
                        "", 30, i -> "x".repeat(1 << 20)),
                file("one line under a header", "REFUSED=1 waiting=1",
                        "Email\n", 31, i -> i == 30 ? "\nann@x.example" : "x".repeat(1 << 20)),
                file("one line of quotes", "header-too-long",
                        "", 30, i -> "\"".repeat(1 << 20)),
                file("quotes under a header", "REFUSED=1",
                        "Email,Name\n", 30, i -> "\"".repeat(1 << 20)),
                file("lines of quotes", "REFUSED=480",
                        "Email,Name\n", 480, i -> "\"".repeat(65_535) + "\n"),
                file("lines of separators", "REFUSED=480",
                        "x,".repeat(30_000) + "Email\n", 480, i -> ",".repeat(65_000) + "\"\n"),
                file("quotes and line ends", "too-many-rows",
                        "Email\n", 30, i -> "\"\n".repeat(1 << 19)),
                file("line ends", "too-many-rows",
                        "Email\n", 30, i -> "\n".repeat(1 << 20)),
                file("line ends alone", "empty-file",
                        "", 30, i -> "\n".repeat(1 << 20)),
                file("a row too many", "too-many-rows",
                        "Email\n", 200_001, HostileFile::person),
                file("33 MiB", "file-too-large",
                        "Email,Name\n", 34_570, i -> "ann@x.example," + "x".repeat(986) + "\n"),
                file("endless rows", "too-many-rows",
                        "Email\n", Integer.MAX_VALUE, HostileFile::person),
                file("endless line", "file-too-large",
                        "Email\n", Integer.MAX_VALUE, i -> "x".repeat(1 << 10)),
                file("endless zeros", "file-too-large",
                        "", Integer.MAX_VALUE, i -> "\0".repeat(1 << 10)),
                file("endless quoted header", "file-too-large",
                        "Email,\"", Integer.MAX_VALUE, i -> "x".repeat(1 << 10) + "\n"),
                file("endless quoted name", "file-too-large",
                        "Email,Name\nann@x.example,\"", Integer.MAX_VALUE, i -> "x".repeat(1 << 10) + "\n"));
    }
    // spotless:on

    private static List<HostileFile> utf16() {
        var twins = List.of(
                "good wide",
                "stray quote in row 2",
                "every line stray",
                "every quote mismatched",
                "every name stray",
                "endless line");
        return eightBit().stream()
                .filter(file -> twins.contains(file.name))
                .map(file ->
                        new HostileFile(file.name + " in UTF-16", file.outcome, StandardCharsets.UTF_16LE, file.chunks))
                .toList();
    }

    private static HostileFile file(String name, String outcome, String header, int count, IntFunction<String> row) {
        return new HostileFile(
                name,
                outcome,
                StandardCharsets.UTF_8,
                () -> Stream.concat(Stream.of(header), IntStream.range(0, count).mapToObj(row))
                        .iterator());
    }

    private static String person(int i) {
        return "p" + i + "@x.example\n";
    }

    /** Prints each file's name and what became of it. */
    public static void main(String[] args) {
        for (var file : all()) {
            System.out.println(file.name + ": " + file.read());
        }
    }

    private String read() {
        var counts = new TreeMap<String, Integer>();
        try {
            var file = CsvFile.open(new Chunks(chunks.iterator(), charset), CsvLimits.STANDARD);
            var rows = new UploadedRows();
            while (file.hasNext()) {
                var outcome = rows.read(file.next()).outcome();
                counts.merge(outcome.map(it -> it.label()).orElse("waiting"), 1, Integer::sum);
            }
        } catch (ProblemException e) {
            return e.type().slug();
        }
        return counts.toString().replaceAll("[{},]", "");
    }

    @Override
    public String toString() {
        return name;
    }

    /** Bytes made as they are read. */
    private static final class Chunks extends InputStream {
        private final Iterator<String> chunks;
        private final Charset charset;
        private byte[] chunk = {};
        private int position;

        Chunks(Iterator<String> chunks, Charset charset) {
            this.chunks = chunks;
            this.charset = charset;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (position == chunk.length) {
                if (!chunks.hasNext()) {
                    return -1;
                }
                chunk = chunks.next().getBytes(charset);
                position = 0;
            }
            var count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, bytes, from, count);
            position += count;
            return count;
        }
    }
}

package rollbook.enrollment.inbound.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import rollbook.enrollment.domain.FileRow;
import rollbook.enrollment.domain.FileWarning;

/** A file as it was read to its end, for a test to look at. */
record Reading(List<FileRow> rows, List<FileWarning> warnings, String sha256) {
    static final CsvLimits SMALL = new CsvLimits(50, 10_000, 500);

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(byte[] bytes) {
        return of(bytes, SMALL);
    }

    static Reading of(byte[] bytes, CsvLimits limits) {
        var file = CsvFile.open(new ByteArrayInputStream(bytes), limits);
        var rows = new ArrayList<FileRow>();
        file.forEachRemaining(rows::add);
        return new Reading(rows, file.warnings(), file.sha256());
    }

    /** What stands in each row; {@code !} and the damage for one that cannot be read. */
    List<String> texts() {
        return rows.stream()
                .map(row -> row.damage() == null ? row.text() : "!" + row.damage() + " " + row.text())
                .map(String::strip)
                .toList();
    }

    List<Integer> numbers() {
        return rows.stream().map(FileRow::number).toList();
    }

    List<FileWarning.Code> codes() {
        return warnings.stream().map(FileWarning::code).toList();
    }
}

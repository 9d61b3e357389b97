package rollbook.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds docs/personal-data.md against a service's database. */
public final class PersonalData {
    private static final Path DOCUMENT = Path.of("..", "docs", "personal-data.md");
    private static final Pattern COLUMN = Pattern.compile("^\\| `([a-z_]+\\.[a-z_]+)` ", Pattern.MULTILINE);

    /** Columns that by type or name can hold personal data; the others are numbers, ids of ours, times and enums. */
    private static final String CANDIDATES = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name <> 'flyway_schema_history'
              and (column_name ~ '(email|address|account|login|actor|caller|text|value|body|error|snapshot|file_name|google|_subject|_by$)'
                   and column_name not in ('actor_role', 'email_domains'))
            """;

    private PersonalData() {}

    /** Fails unless the document's sections name just the columns of the database that can hold personal data. */
    public static void isListed(String databaseUrl, String... sections) throws IOException, SQLException {
        var listed = new TreeSet<String>();
        var document = Files.readString(DOCUMENT);
        for (var section : sections) {
            var from = document.indexOf("## " + section);
            assertThat(from).as("section %s of %s", section, DOCUMENT).isNotNegative();
            var to = document.indexOf("\n## ", from);
            COLUMN.matcher(document.substring(from, to < 0 ? document.length() : to))
                    .results()
                    .map((MatchResult column) -> column.group(1))
                    .forEach(listed::add);
        }
        var found = new TreeSet<String>();
        try (var connection = TestPostgres.connect(databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CANDIDATES)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertThat(listed).isEqualTo(found);
    }
}

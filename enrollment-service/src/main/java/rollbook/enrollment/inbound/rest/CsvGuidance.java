package rollbook.enrollment.inbound.rest;

import java.util.List;
import rollbook.enrollment.inbound.csv.CsvLimits;

/**
 * What the page shows where a CSV file is picked (R19): how the file looks, how to get one, and what is accepted. The
 * sample (R18) stands here too, so that both always say the same.
 *
 * @param file what a file has to look like
 * @param exports how to get such a file, one list of steps for each program
 * @param accepted what a file may be like besides
 * @param limits the most that is taken at once
 * @param sample where the sample file is
 */
public record CsvGuidance(List<Hint> file, List<Export> exports, List<Hint> accepted, CsvLimits limits, String sample) {

    static final String SAMPLE_PATH = "/api/enrollments/imports/sample.csv";

    /** CRLF, as RFC 4180 has it and every spreadsheet writes it. */
    static final String SAMPLE = String.join(
            "\r\n",
            "Email",
            "ann.fox@northfield.example",
            "bob.lee@northfield.example",
            "cy.diaz@northfield.example",
            "");

    public CsvGuidance {
        file = List.copyOf(file);
        exports = List.copyOf(exports);
        accepted = List.copyOf(accepted);
    }

    /**
     * One thing to know, or to do.
     *
     * @param code its stable name, to write a sentence of one's own by
     * @param text the sentence in English
     */
    public record Hint(String code, String text) {}

    /** The steps by which a program makes a CSV file of the sheet that is open in it. */
    public record Export(String program, List<Hint> steps) {
        public Export {
            steps = List.copyOf(steps);
        }
    }

    static CsvGuidance within(CsvLimits limits) {
        return new CsvGuidance(FILE, List.of(GOOGLE_SHEETS, EXCEL), ACCEPTED, limits, SAMPLE_PATH);
    }

    private static final List<Hint> FILE = List.of(
            new Hint("ONE_COLUMN", "One column is enough: the addresses."),
            new Hint("HEADER", "The first row says Email."),
            new Hint("ONE_A_ROW", "Under it stands one address a row."));

    private static final Hint OPEN =
            new Hint("OPEN_SHEET", "Open the sheet with the addresses; only the sheet you see is exported.");

    private static final Hint CHECK = new Hint("CHECK_HEADER", "Check that the cell above the addresses says Email.");

    private static final Export GOOGLE_SHEETS = new Export(
            "Google Sheets",
            List.of(
                    OPEN,
                    CHECK,
                    new Hint("SHEETS_DOWNLOAD", "Choose File, then Download, then Comma Separated Values (.csv)."),
                    new Hint("PICK_DOWNLOADED", "Pick the downloaded file here.")));

    private static final Export EXCEL = new Export(
            "Excel",
            List.of(
                    OPEN,
                    CHECK,
                    new Hint("EXCEL_SAVE_AS", "Choose File, then Save As or Save a Copy."),
                    new Hint("EXCEL_TYPE", "As the file type choose CSV UTF-8 (Comma delimited) (*.csv), and save."),
                    new Hint("PICK_SAVED", "Pick the saved file here.")));

    private static final List<Hint> ACCEPTED = List.of(
            new Hint("SEPARATORS", "Columns are separated by commas, semicolons or tabs."),
            new Hint(
                    "ENCODING",
                    "The text is UTF-8 or UTF-16; what is neither is read as Windows-1252, with a warning."),
            new Hint("OTHER_COLUMNS", "Other columns are ignored, with a warning, and nothing in them is kept."),
            new Hint("BLANKS_AND_DOUBLES", "Blank rows are passed over, and an address that comes twice counts once."));
}

package rollbook.enrollment.inbound.rest;

import java.util.List;
import rollbook.enrollment.inbound.csv.CsvLimits;

/**
 * What the page shows where a CSV file is picked (R19): how the file looks, how to get one, and what is accepted. The
 * sample (R18) stands here too, so that both always say the same.
 *
 * @param file what a file has to look like, a sentence each
 * @param exports how to get such a file, one list of steps for each program
 * @param accepted what a file may be like besides, a sentence each
 * @param limits the most that is taken at once
 * @param sample where the sample file is
 */
public record CsvGuidance(
        List<String> file, List<Export> exports, List<String> accepted, CsvLimits limits, String sample) {

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

    /** The steps by which a program makes a CSV file of the sheet that is open in it. */
    public record Export(String program, List<String> steps) {
        public Export {
            steps = List.copyOf(steps);
        }
    }

    static CsvGuidance within(CsvLimits limits) {
        return new CsvGuidance(FILE, List.of(GOOGLE_SHEETS, EXCEL), ACCEPTED, limits, SAMPLE_PATH);
    }

    private static final List<String> FILE = List.of(
            "One column is enough: the addresses.", "The first row says Email.", "Under it stands one address a row.");

    private static final Export GOOGLE_SHEETS = new Export(
            "Google Sheets",
            List.of(
                    "Open the sheet with the addresses; only the sheet you see is exported.",
                    "Check that the cell above the addresses says Email.",
                    "Choose File, then Download, then Comma Separated Values (.csv).",
                    "Pick the downloaded file here."));

    private static final Export EXCEL = new Export(
            "Excel",
            List.of(
                    "Open the sheet with the addresses; only the sheet you see is exported.",
                    "Check that the cell above the addresses says Email.",
                    "Choose File, then Save As or Save a Copy.",
                    "As the file type choose CSV UTF-8 (Comma delimited) (*.csv), and save.",
                    "Pick the saved file here."));

    private static final List<String> ACCEPTED = List.of(
            "Columns are separated by commas, semicolons or tabs.",
            "The text is UTF-8 or UTF-16; what is neither is read as Windows-1252, with a warning.",
            "Other columns are ignored, with a warning, and nothing in them is kept.",
            "Blank rows are passed over, and an address that comes twice counts once.");
}

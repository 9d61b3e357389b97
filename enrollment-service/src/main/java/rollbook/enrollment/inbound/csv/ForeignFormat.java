package rollbook.enrollment.inbound.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What is uploaded instead of a CSV file, told by the first bytes whatever its name ends in. */
enum ForeignFormat {
    // spotless:off
    ZIP        ("an Excel workbook (.xlsx) or another zip archive", "PK\u0003\u0004"),
    EMPTY_ZIP  ("an empty zip archive",                             "PK\u0005\u0006"),
    GZIP       ("a gzip archive",                                   "\u001F\u008B"),
    OLE        ("an Excel workbook of the old kind (.xls)",         "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
    PDF        ("a PDF document",                                   "%PDF-"),
    SEVEN_ZIP  ("a 7z archive",                                     "7z\u00BC\u00AF'\u001C"),
    RTF        ("a text document (.rtf)",                           "{\\rtf"),
    PNG        ("a picture",                                        "\u0089PNG"),
    JPEG       ("a picture",                                        "\u00FF\u00D8\u00FF"),
    WEB_PAGE   ("a web page",                                       "<!DOCTYPE"),
    HTML       ("a web page",                                       "<html"),
    XML        ("an XML document",                                  "<?xml");
    // spotless:on

    private static final int LONGEST = 16;

    private final String description;

    /** A byte a character. */
    private final String beginning;

    ForeignFormat(String description, String beginning) {
        this.description = description;
        this.beginning = beginning;
    }

    /** The format a file that begins so seems to have, if it is one of these. */
    static Optional<ForeignFormat> of(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, LONGEST), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> text.regionMatches(true, 0, format.beginning, 0, format.beginning.length()))
                .findFirst();
    }

    /** What it seems to be, to go on a sentence with. */
    String description() {
        return description;
    }
}

package rollbook.enrollment.inbound.csv;

/**
 * How much of a file is read (DESIGN §5).
 *
 * @param rows the most rows under the header, blank ones included; one more refuses the file
 * @param bytes the largest file; one byte more refuses it
 * @param lineBytes the longest line, and the longest row of several lines, without its line end; a longer one is a
 *     refused row
 */
public record CsvLimits(int rows, long bytes, int lineBytes) {

    /** 200,000 rows, 32 MiB, 64 KiB a line. */
    public static final CsvLimits STANDARD = new CsvLimits(200_000, 32L << 20, 64 << 10);

    public CsvLimits {
        if (rows < 1 || bytes < 1 || lineBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}

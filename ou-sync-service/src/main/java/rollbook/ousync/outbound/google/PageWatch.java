package rollbook.ousync.outbound.google;

/** Notices a listing that goes round in circles, however long, by keeping one token of it (Brent's way). */
final class PageWatch {
    private String kept = "";
    private int seen;
    private int until = 1;

    /** Whether this token came before. */
    boolean repeats(String token) {
        if (token.equals(kept)) {
            return true;
        }
        seen++;
        if (seen == until) {
            kept = token;
            seen = 0;
            until *= 2;
        }
        return false;
    }
}

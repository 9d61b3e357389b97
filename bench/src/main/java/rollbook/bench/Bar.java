package rollbook.bench;

/**
 * A promise about a ratio: what is measured against its anchor in the same run.
 *
 * @param ratio measured by anchor
 * @param atMost what was promised
 */
record Bar(String what, double ratio, double atMost) {

    boolean met() {
        return ratio <= atMost;
    }

    @Override
    public String toString() {
        return "%-66s %6.2fx   bar %5.1fx   %s".formatted(what, ratio, atMost, met() ? "met" : "MISSED");
    }
}

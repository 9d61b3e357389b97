package rollbook.stack.wire;

/** Text in a page. */
public final class Html {
    private Html() {}

    /** Nobody's text becomes a tag. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

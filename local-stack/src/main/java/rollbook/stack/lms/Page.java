package rollbook.stack.lms;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** What a {@link Browser} got. */
public record Page(int status, URI url, String location, String body) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern NOT_READ = Pattern.compile("(?s)<(style|script|title)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)\\s*=\\s*\"([^\"]*)\"");

    /** The first form. */
    public Form form() {
        var form = FORM.matcher(body);
        if (!form.find()) {
            throw new NoSuchElementException("No form at " + url);
        }
        var fields = new LinkedHashMap<String, String>();
        var input = INPUT.matcher(form.group(2));
        while (input.find()) {
            var attributes = attributes(input.group(1));
            if (attributes.containsKey("name")) {
                fields.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            }
        }
        return new Form(attributes(form.group(1)).getOrDefault("action", ""), fields);
    }

    /** What somebody reads of it. */
    public String text() {
        return unescaped(NOT_READ.matcher(body).replaceAll(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    boolean postsItself() {
        return status == 200 && body.contains("<script") && body.contains(".submit()");
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new LinkedHashMap<String, String>();
        var attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(attribute.group(1), unescaped(attribute.group(2)));
        }
        return attributes;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    /** Where its fields go. */
    public record Form(String action, Map<String, String> fields) {}
}

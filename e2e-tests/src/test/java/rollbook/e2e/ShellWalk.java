package rollbook.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shell blocks of one section of a Markdown page, and what they promise to print.
 *
 * @param script its {@code sh} blocks, one after the other
 * @param promised the lines of its {@code text} blocks
 */
record ShellWalk(String script, List<String> promised) {
    private static final String FENCE = "```";

    /** Reads the section under this heading, up to the next one of any depth. */
    static ShellWalk of(String page, String heading) {
        var script = new StringBuilder();
        var promised = new ArrayList<String>();
        var inside = false;
        Optional<String> fence = Optional.empty();
        for (var line : page.lines().toList()) {
            if (line.startsWith(FENCE)) {
                fence = fence.isPresent() ? Optional.empty() : Optional.of(line.substring(FENCE.length()));
            } else if (fence.isEmpty() && line.startsWith("#")) {
                inside = line.replaceFirst("^#+ ", "").equals(heading);
            } else if (inside && fence.equals(Optional.of("sh"))) {
                script.append(line).append('\n');
            } else if (inside && fence.equals(Optional.of("text"))) {
                promised.add(line);
            }
        }
        return new ShellWalk(script.toString(), List.copyOf(promised));
    }
}

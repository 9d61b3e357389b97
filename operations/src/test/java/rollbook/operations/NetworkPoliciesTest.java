package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak to whom is the table of docs/architecture, at both ends of each arrow; nobody else speaks to anybody. */
class NetworkPoliciesTest {
    private static final Pattern PART = Pattern.compile("(?:overlay|component) `([a-z-]+)`");

    @Test
    void the_arrows_are_those_of_the_picture_at_both_their_ends() {
        assertThat(drawn("dev")).hasSizeGreaterThan(30);
        compare(ManifestsTest.render("dev"), drawn("dev"));
    }

    @Test
    void with_operators_too() {
        compare(ManifestsTest.render("prod-operators"), drawn("prod-operators", "monitoring"));
    }

    @Test
    void with_traces_too() {
        compare(ManifestsTest.render("prod-operators", "tracing"), drawn("prod-operators", "monitoring", "tracing"));
    }

    @Test
    void with_everything_outside_nobody_speaks_to_more_than_before() {
        var services = Project.SERVICES;
        var allowed = new Arrows(ManifestsTest.render("prod")).allowedOut();

        // PostgreSQL and Kafka are addresses there
        assertThat(allowed.stream().filter(arrow -> services.stream().anyMatch(arrow::startsWith)))
                .filteredOn(arrow -> arrow.endsWith(": 5432") || arrow.endsWith(": 9092"))
                .hasSize(2 * services.size());
        assertThat(new Arrows(ManifestsTest.render("prod")).allowedIn()).isSubsetOf(drawn(_ -> true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void what_no_arrow_allows_is_forbidden(String overlay) {
        assertThat(new Arrows(ManifestsTest.render(overlay)).denyByDefault()).isTrue();
    }

    /** Each end of an arrow that is in here allows it, and no other one. */
    private static void compare(List<Node> documents, Set<String> drawn) {
        var arrows = new Arrows(documents);

        assertThat(arrows.allowedOut()).isEqualTo(ending(drawn, 0, arrows.names()));
        assertThat(arrows.allowedIn()).isEqualTo(ending(drawn, 1, arrows.names()));
    }

    /** Those with this end at one of these. */
    private static Set<String> ending(Set<String> arrows, int end, Set<String> names) {
        var kept = new TreeSet<>(arrows);
        kept.removeIf(arrow -> !names.contains(arrow.split(" -> | : ", -1)[end]));
        return kept;
    }

    /** The rows of the table that name none of its parts, and those that name one of these. */
    private static Set<String> drawn(String... parts) {
        return drawn(row -> {
            var named = PART.matcher(row.get(3))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            return named.isEmpty() || named.stream().anyMatch(List.of(parts)::contains);
        });
    }

    private static Set<String> drawn(Predicate<List<String>> wanted) {
        var arrows = new TreeSet<String>();
        Project.text("docs/architecture/README.md")
                .lines()
                .dropWhile(line -> !line.equals("| from | to | port | what for |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> cells.subList(1, 5))
                .filter(wanted)
                .forEach(row -> each(row.get(0))
                        .forEach(from -> each(row.get(1))
                                .forEach(to -> each(row.get(2))
                                        .forEach(port -> arrows.add("%s -> %s : %s".formatted(from, to, port))))));
        return arrows;
    }

    private static List<String> each(String cell) {
        return cell.equals("each service") ? Project.SERVICES : List.of(cell.split(", ", -1));
    }
}

package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak to whom is the table of docs/architecture, at both ends of each arrow; nobody else speaks to anybody. */
class NetworkPoliciesTest {
    private static final Set<String> OUTSIDE = Set.of("Ingress", "Prometheus", "the web", "mail server");

    @Test
    void the_arrows_are_those_of_the_picture_at_both_their_ends() {
        var arrows = new Arrows(ManifestsTest.render("dev"));
        var drawn = drawn(row -> !row.get(0).equals("Prometheus"));

        assertThat(drawn).hasSizeGreaterThan(30);
        assertThat(arrows.allowedOut()).isEqualTo(without(drawn, 0));
        assertThat(arrows.allowedIn()).isEqualTo(without(drawn, 1));
    }

    @Test
    void with_the_component_prometheus_reads_each_service_and_nothing_else() {
        var allowed = new Arrows(ManifestsTest.render("prod-operators")).allowedIn();

        assertThat(allowed.stream().filter(arrow -> arrow.startsWith("Prometheus")))
                .containsExactlyInAnyOrderElementsOf(drawn(row -> row.get(0).equals("Prometheus")));
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

    /** Without those whose end on this side is not ours to allow. */
    private static Set<String> without(Set<String> arrows, int end) {
        var kept = new TreeSet<>(arrows);
        kept.removeIf(arrow -> OUTSIDE.contains(arrow.split(" -> | : ", -1)[end]));
        return kept;
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
                .map(cells -> cells.subList(1, 4))
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

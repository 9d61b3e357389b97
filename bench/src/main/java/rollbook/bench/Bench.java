package rollbook.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./rollbook bench [bar] [times]}: starts a stack of its own, measures all bars or one, prints each beside its anchor. A
 * missed bar is reported, not hidden: the exit status is 0 either way, for these machines differ. It is 2 for an order that is
 * none.
 */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var project = Path.of(System.getProperty("rollbook.project", "."));
        run(project, ordered(arguments), System.out).forEach(System.out::println);
    }

    private static Order ordered(String[] arguments) {
        try {
            return Order.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("rollbook: " + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /** Measures; what each bar was made of is printed as soon as it is known. */
    static List<Bar> run(Path project, Order order, PrintStream out) throws Exception {
        var home = project.resolve("bench/target/stack").toAbsolutePath().normalize();
        StackFolder.clear(home); // what a former run left would stand in the way of this one
        var bars = new ArrayList<Bar>();
        try (var measuring = new Measuring(project, home, new Sizes(order.times()), out)) {
            for (var part : order.parts()) {
                bars.addAll(measuring.measure(part));
            }
        }
        return bars;
    }
}

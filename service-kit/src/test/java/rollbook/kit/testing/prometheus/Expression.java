package rollbook.kit.testing.prometheus;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** An expression of a rule. A number has the value of one sample without labels. */
public sealed interface Expression {

    /** What it comes to; a comparison keeps the samples of its left side for which it is so. */
    List<Sample> in(Window window);

    /** The metrics it reads. */
    Stream<String> metrics();

    /** A number as it is written. */
    record Constant(double value) implements Expression {
        @Override
        public List<Sample> in(Window window) {
            return List.of(new Sample("", Map.of(), value));
        }

        @Override
        public Stream<String> metrics() {
            return Stream.of();
        }
    }

    /** The series of a name that fit; {@code equal} are the labels it names with the one text they are to have. */
    record Selector(String name, Map<String, String> equal, Predicate<Sample> fits) implements Expression {
        public Selector {
            equal = Map.copyOf(equal);
        }

        @Override
        public List<Sample> in(Window window) {
            return in(window.last());
        }

        List<Sample> in(Scrape scrape) {
            return scrape.samples().stream()
                    .filter(sample -> sample.name().equals(name) && fits.test(sample))
                    .map(sample -> sample.valued(sample.value()))
                    .toList();
        }

        @Override
        public Stream<String> metrics() {
            return Stream.of(name);
        }
    }

    /** 1, with the labels asked for, where there is no such series. */
    record Absent(Selector of) implements Expression {
        @Override
        public List<Sample> in(Window window) {
            return of.in(window).isEmpty() ? List.of(new Sample("", of.equal(), 1)) : List.of();
        }

        @Override
        public Stream<String> metrics() {
            return of.metrics();
        }
    }

    /** All samples of these, of the same labels the first. */
    record Either(List<Expression> all) implements Expression {
        public Either {
            all = List.copyOf(all);
        }

        @Override
        public List<Sample> in(Window window) {
            var first = new LinkedHashMap<Map<String, String>, Sample>();
            all.stream()
                    .flatMap(each -> each.in(window).stream())
                    .forEach(sample -> first.putIfAbsent(sample.labels(), sample));
            return List.copyOf(first.values());
        }

        @Override
        public Stream<String> metrics() {
            return all.stream().flatMap(Expression::metrics);
        }
    }

    /** How much counters rose over the window; {@code seconds} is 1 for {@code increase}. */
    record Rise(Selector of, double seconds) implements Expression {
        @Override
        public List<Sample> in(Window window) {
            return window.rise(of.in(window.first()), of.in(window.last())).stream()
                    .map(sample -> sample.valued(sample.value() / seconds))
                    .toList();
        }

        @Override
        public Stream<String> metrics() {
            return of.metrics();
        }
    }

    /** How samples become one. */
    enum Summary {
        SUM,
        MIN,
        MAX,
        COUNT;

        double of(Collection<Sample> samples) {
            var values = samples.stream().mapToDouble(Sample::value);
            return switch (this) {
                case SUM -> values.sum();
                case MIN -> known(values).min().orElse(Double.NaN);
                case MAX -> known(values).max().orElse(Double.NaN);
                case COUNT -> samples.size();
            };
        }

        /** Prometheus passes over what is no number here. */
        private static DoubleStream known(DoubleStream values) {
            return values.filter(value -> !Double.isNaN(value));
        }
    }

    /** One sample for each group of the same labels. */
    record Aggregate(Summary summary, List<String> by, Expression of) implements Expression {
        public Aggregate {
            by = List.copyOf(by);
        }

        @Override
        public List<Sample> in(Window window) {
            var groups = new LinkedHashMap<Map<String, String>, List<Sample>>();
            for (var sample : of.in(window)) {
                groups.merge(
                        sample.only(by),
                        List.of(sample),
                        (some, one) ->
                                Stream.of(some, one).flatMap(List::stream).toList());
            }
            return groups.entrySet().stream()
                    .map(group -> new Sample("", group.getKey(), summary.of(group.getValue())))
                    .toList();
        }

        @Override
        public Stream<String> metrics() {
            return of.metrics();
        }
    }

    /** Left and right by the same labels, or one of them a number. A comparison gives NaN where it is not so, which drops it. */
    record Binary(Expression left, DoubleBinaryOperator operator, boolean compares, Expression right)
            implements Expression {
        @Override
        public List<Sample> in(Window window) {
            var rights = right.in(window);
            return left.in(window).stream()
                    .flatMap(sample -> rights.stream()
                            .filter(other -> isNumber(other) || isNumber(sample) || same(sample, other))
                            .map(other -> (isNumber(sample) ? other : sample)
                                    .valued(operator.applyAsDouble(sample.value(), other.value()))))
                    .filter(result -> !compares || !Double.isNaN(result.value()))
                    .toList();
        }

        private static boolean isNumber(Sample sample) {
            return sample.labels().isEmpty();
        }

        private static boolean same(Sample one, Sample other) {
            return new TreeMap<>(one.labels()).equals(new TreeMap<>(other.labels()));
        }

        @Override
        public Stream<String> metrics() {
            return Stream.concat(left.metrics(), right.metrics());
        }
    }
}

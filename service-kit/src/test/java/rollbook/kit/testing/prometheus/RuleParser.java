package rollbook.kit.testing.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import rollbook.kit.testing.prometheus.Expression.Absent;
import rollbook.kit.testing.prometheus.Expression.Aggregate;
import rollbook.kit.testing.prometheus.Expression.Binary;
import rollbook.kit.testing.prometheus.Expression.Constant;
import rollbook.kit.testing.prometheus.Expression.Either;
import rollbook.kit.testing.prometheus.Expression.Rise;
import rollbook.kit.testing.prometheus.Expression.Selector;
import rollbook.kit.testing.prometheus.Expression.Summary;

/**
 * Reads the part of PromQL our rules keep to, so that a test can evaluate them:
 *
 * <pre>
 * rule      = sum ("&gt;" | "&gt;=" | "&lt;" | "&lt;=" | "==") number
 * sum       = product { ("+" | "-") product }
 * product   = term { ("*" | "/") term }
 * term      = number | "(" sum { "or" sum } ")" | aggregate | rise | absent | selector
 * aggregate = ("sum" | "min" | "max" | "count") "by" "(" label { "," label } ")" "(" sum ")"
 * rise      = ("increase" | "rate") "(" selector "[" minutes "m" "]" ")"
 * absent    = "absent" "(" selector ")"
 * selector  = name [ "{" label ("=" | "!=" | "=~" | "!~") string { "," … } "}" ]
 * </pre>
 */
final class RuleParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<word>[a-zA-Z_][\\w:]*)|(?<number>\\d+(?:\\.\\d+)?)|(?<string>\"[^\"]*\")|(?<sign>>=|<=|==|!=|=~|!~|[-+*/()\\[\\]{},<>=]))");
    private static final Map<String, DoubleBinaryOperator> ARITHMETIC =
            Map.of("+", Double::sum, "-", (a, b) -> a - b, "*", (a, b) -> a * b, "/", (a, b) -> a / b);
    private static final Map<String, DoubleBinaryOperator> COMPARISONS = Map.of(
            ">", (a, b) -> a > b ? a : Double.NaN,
            ">=", (a, b) -> a >= b ? a : Double.NaN,
            "<", (a, b) -> a < b ? a : Double.NaN,
            "<=", (a, b) -> a <= b ? a : Double.NaN,
            "==", (a, b) -> a == b ? a : Double.NaN);

    private final List<String> tokens;
    private int at;

    private RuleParser(String text) {
        tokens = tokens(text);
    }

    /** A rule of the grammar above; refuses everything else. */
    static Binary parse(String text) {
        var parser = new RuleParser(text);
        var left = parser.sum();
        var comparison = COMPARISONS.get(parser.next());
        if (comparison == null) {
            throw parser.unexpected();
        }
        var rule = new Binary(left, comparison, true, new Constant(Double.parseDouble(parser.next())));
        if (parser.at < parser.tokens.size()) {
            parser.at++;
            throw parser.unexpected();
        }
        return rule;
    }

    private Expression sum() {
        return chain(this::product, "+", "-");
    }

    private Expression product() {
        return chain(this::term, "*", "/");
    }

    private Expression chain(Supplier<Expression> part, String one, String other) {
        var all = part.get();
        while (isNext(one) || isNext(other)) {
            var operator = Objects.requireNonNull(ARITHMETIC.get(next()));
            all = new Binary(all, operator, false, part.get());
        }
        return all;
    }

    private Expression term() {
        var token = next();
        if (token.equals("(")) {
            return either();
        }
        if (Character.isDigit(token.charAt(0))) {
            return new Constant(Double.parseDouble(token));
        }
        return switch (token) {
            case "sum", "min", "max", "count" -> aggregate(Summary.valueOf(token.toUpperCase(Locale.ROOT)));
            case "increase", "rate" -> rise(token);
            case "absent" -> absent();
            default -> selector(token);
        };
    }

    private Expression either() {
        var all = new ArrayList<Expression>();
        do {
            all.add(sum());
        } while (tookNext("or"));
        expect(")");
        return all.size() == 1 ? all.getFirst() : new Either(all);
    }

    private Expression absent() {
        expect("(");
        var of = selector(next());
        expect(")");
        return new Absent(of);
    }

    private Expression aggregate(Summary summary) {
        expect("by");
        expect("(");
        var by = new ArrayList<String>();
        do {
            by.add(next());
        } while (tookNext(","));
        expect(")");
        expect("(");
        var of = sum();
        expect(")");
        return new Aggregate(summary, by, of);
    }

    private Expression rise(String function) {
        expect("(");
        var of = selector(next());
        expect("[");
        var minutes = Double.parseDouble(next());
        expect("m");
        expect("]");
        expect(")");
        return new Rise(of, function.equals("rate") ? minutes * 60 : 1);
    }

    private Selector selector(String name) {
        if (!Character.isLetter(name.charAt(0))) {
            throw unexpected();
        }
        Predicate<Sample> fits = _ -> true;
        var equal = new HashMap<String, String>();
        if (tookNext("{")) {
            do {
                var label = next();
                var sign = next();
                var quoted = next();
                var text = quoted.substring(1, quoted.length() - 1);
                fits = fits.and(matcher(label, sign, text));
                if (sign.equals("=")) {
                    equal.put(label, text);
                }
            } while (tookNext(","));
            expect("}");
        }
        return new Selector(name, equal, fits);
    }

    private Predicate<Sample> matcher(String label, String sign, String text) {
        Predicate<Sample> equal =
                sample -> sample.labels().getOrDefault(label, "").equals(text);
        Predicate<Sample> alike =
                sample -> sample.labels().getOrDefault(label, "").matches(text);
        return switch (sign) {
            case "=" -> equal;
            case "!=" -> equal.negate();
            case "=~" -> alike;
            case "!~" -> alike.negate();
            default -> throw unexpected();
        };
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var found = TOKEN.matcher(text.strip());
        while (found.regionStart() < found.regionEnd()) {
            if (!found.lookingAt()) {
                throw new IllegalArgumentException("no rule of our grammar: " + text);
            }
            tokens.add(found.group().strip());
            found.region(found.end(), found.regionEnd());
        }
        return tokens;
    }

    private String next() {
        if (at == tokens.size()) {
            at++;
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean tookNext(String token) {
        if (isNext(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not of our grammar at word " + at + " of " + tokens);
    }
}

package rollbook.license.domain;

import java.util.Comparator;
import java.util.function.BinaryOperator;

/**
 * The last word of one {@link Authority} on keeping a person out.
 *
 * @param stands false once it was lifted
 * @param stamp microseconds since 1970 of the database clock, read under the license's lock
 */
public record Exclusion(boolean stands, long stamp) {

    /** The later word of two; keeping out wins a tie. */
    static final BinaryOperator<Exclusion> LATER =
            BinaryOperator.maxBy(Comparator.comparingLong(Exclusion::stamp).thenComparing(Exclusion::stands));

    /** Of two people who turn out to be one: any that stands (DESIGN §2 <em>Person</em>). */
    static final BinaryOperator<Exclusion> ANY =
            BinaryOperator.maxBy(Comparator.comparing(Exclusion::stands).thenComparingLong(Exclusion::stamp));
}

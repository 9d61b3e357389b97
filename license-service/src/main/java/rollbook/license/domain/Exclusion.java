package rollbook.license.domain;

/**
 * The last word of one {@link Authority} on keeping a person out.
 *
 * @param stands false once it was lifted
 * @param stamp microseconds since 1970 of the database clock, read under the license's lock
 */
public record Exclusion(boolean stands, long stamp) {

    /** The later word; keeping out wins a tie. */
    static Exclusion later(Exclusion one, Exclusion other) {
        if (one.stamp == other.stamp) {
            return one.stands ? one : other;
        }
        return one.stamp < other.stamp ? other : one;
    }

    /** Of two people who turn out to be one: any that stands (DESIGN §2 <em>Person</em>). */
    static Exclusion any(Exclusion one, Exclusion other) {
        return one.stands == other.stands ? later(one, other) : one.stands ? one : other;
    }
}

package rollbook.stack.google;

import java.util.SplittableRandom;

/**
 * Ids as Google's look, one after the other never the same, and in each Workspace the same ones after every start: so
 * a service that kept them finds its people again.
 */
final class FreshIds {
    private static final String UNITS_START = "id:03ph8a2z";
    private static final int BASE = 36;

    /** Odd, so that a counter times one of them, in so many bits, visits every number once. */
    private static final long UNIT_STRIDE = 0x9_3D5B_79A1L;

    private static final long USER_STRIDE = 0x1B0F_3D5B_79A1_4D75L;

    private static final long UNIT_BITS = (1L << 36) - 1;
    private static final long USER_BITS = (1L << 62) - 1;

    private final long unitsFrom;
    private final long usersFrom;
    private long units;
    private long people;

    FreshIds(String customer) {
        var random = new SplittableRandom(customer.hashCode());
        unitsFrom = random.nextLong();
        usersFrom = random.nextLong();
    }

    /** Seven letters and digits after the beginning all have in common. */
    String unit() {
        var number = (unitsFrom + UNIT_STRIDE * ++units) & UNIT_BITS;
        return UNITS_START + padded(Long.toString(number, BASE), 7);
    }

    /** 21 digits. */
    String user() {
        var number = (usersFrom + USER_STRIDE * ++people) & USER_BITS;
        return "11" + padded(Long.toString(number), 19);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }
}

package rollbook.enrollment.domain;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A license key (R35, R36): 100 bits as 20 symbols of Crockford's base32, and a check symbol that any one wrong symbol and
 * any two swapped neighbours give away.
 *
 * @param canonical the 21 symbols without hyphens
 */
public record LicenseKey(String canonical) implements JoinCode {
    /** Random bytes a key is made of; the bits beyond 100 are dropped. */
    public static final int BYTES = 13;

    private static final int BITS = 100;
    private static final int SYMBOLS = 20;
    private static final int GROUP = 4;
    private static final int RADIX = 32;
    private static final BigInteger CHECK = BigInteger.valueOf(37);
    /** The first 32 are the symbols; all 37 can be a check symbol. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

    /** The key these random bytes are. */
    public static LicenseKey of(byte[] random) {
        var number = new BigInteger(1, random).mod(BigInteger.ONE.shiftLeft(BITS));
        var symbols = new StringBuilder();
        for (var at = BITS - 5; at >= 0; at -= 5) {
            symbols.append(ALPHABET.charAt(number.shiftRight(at).intValue() & (RADIX - 1)));
        }
        return new LicenseKey(symbols.append(check(number)).toString());
    }

    /**
     * A key as somebody typed it: in any case, with spaces and hyphens anywhere, O for 0, I and L for 1. Empty where it
     * cannot be one, mistyped by its check symbol included.
     */
    public static Optional<LicenseKey> parse(String typed) {
        var symbols = new StringBuilder();
        typed.codePoints().filter(c -> !isFiller(c)).map(LicenseKey::meant).forEach(symbols::appendCodePoint);
        if (symbols.length() != SYMBOLS + 1) {
            return Optional.empty();
        }
        var number = BigInteger.ZERO;
        for (var i = 0; i < SYMBOLS; i++) {
            var digit = ALPHABET.indexOf(symbols.charAt(i));
            if (digit < 0 || digit >= RADIX) {
                return Optional.empty();
            }
            number = number.shiftLeft(5).add(BigInteger.valueOf(digit));
        }
        return symbols.charAt(SYMBOLS) == check(number)
                ? Optional.of(new LicenseKey(symbols.toString()))
                : Optional.empty();
    }

    private static boolean isFiller(int c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static int meant(int typed) {
        return switch (typed) {
            case 'o', 'O' -> '0';
            case 'i', 'I', 'l', 'L' -> '1';
            default -> typed >= 'a' && typed <= 'z' ? typed - 'a' + 'A' : typed;
        };
    }

    private static char check(BigInteger number) {
        return ALPHABET.charAt(number.mod(CHECK).intValue());
    }

    @Override
    public CodeKind kind() {
        return CodeKind.KEY;
    }

    /** As it is shown and printed: {@code XXXX-XXXX-XXXX-XXXX-XXXX-C}. */
    public String shown() {
        return canonical.replaceAll("(.{" + GROUP + "})", "$1-");
    }

    @Override
    public String toString() {
        return "LicenseKey[]";
    }
}

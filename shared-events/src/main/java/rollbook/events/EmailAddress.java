package rollbook.events;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;

/**
 * An email address in the one form addresses are matched by: trimmed, lower-case, the domain in its ASCII form. Two
 * texts are one person only where every mail system agrees they are; what could turn into somebody else's address on the
 * way is refused, never repaired. Dots and plus signs before the @ are part of the name.
 */
public final class EmailAddress implements ParsedEmail {
    /** The longest text looked at, white space around it included; in UTF-16 units. */
    private static final int MAX_TYPED = 1024;
    /** RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets. */
    static final int MAX_ADDRESS = 254;
    /** RFC 5321 §4.5.3.1.1, in bytes. */
    static final int MAX_LOCAL_PART = 64;

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    static final String SIGNS_OF_AN_ATOM = "!#$%&'*+-/=?^_`{|}~";

    private final String normalized;
    private final String domain;

    private EmailAddress(String localPart, String domain) {
        this.normalized = localPart + "@" + domain;
        this.domain = domain;
    }

    /**
     * Reads one address as somebody typed or pasted it; a display name or angle brackets around it are the caller's to
     * take off. Takes time linear in the text, of which more than 1,024 characters are not looked at.
     *
     * @return the address, or why there is none
     */
    public static ParsedEmail parse(String typed) {
        var at = PlainEmail.at(typed);
        return at < 0 ? parseAtLength(typed) : new EmailAddress(typed.substring(0, at), typed.substring(at + 1));
    }

    static ParsedEmail parseAtLength(String typed) {
        if (typed.length() > MAX_TYPED) {
            return EmailRefusal.TOO_LONG;
        }
        var text = trim(typed);
        if (text.codePoints().anyMatch(EmailAddress::isInvisible)) {
            return EmailRefusal.INVISIBLE_CHARACTER;
        }
        var at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
            return EmailRefusal.MALFORMED;
        }
        if (text.codePoints().anyMatch(EmailAddress::isTurkishI)) {
            return EmailRefusal.DOTLESS_I;
        }
        return withParts(text.substring(0, at), text.substring(at + 1));
    }

    /**
     * Reads an address that is known to be one: a normalized one read back, a verified claim, a test's.
     *
     * @throws IllegalArgumentException when it is none; the message names the reason, not the text
     */
    public static EmailAddress of(String address) {
        return switch (parse(address)) {
            case EmailAddress parsed -> parsed;
            case EmailRefusal refusal -> throw new IllegalArgumentException(refusal.explanation());
        };
    }

    /** The form to store and to compare, for instance {@code dana@northfield.example}. At most 254 ASCII characters. */
    public String normalized() {
        return normalized;
    }

    /** What follows the @, lower-case and in ASCII ({@code xn--} labels stay so). */
    public String domain() {
        return domain;
    }

    private static ParsedEmail withParts(String localPart, String typedDomain) {
        // Before any normalization: NFC alone turns a Kelvin sign into a K.
        if (!localPart.chars().allMatch(c -> c < 0x80)) {
            return EmailRefusal.NON_ASCII_LOCAL_PART;
        }
        if (localPart.length() > MAX_LOCAL_PART) {
            return EmailRefusal.TOO_LONG;
        }
        if (!isDotAtom(localPart)) {
            return EmailRefusal.UNSUPPORTED_LOCAL_PART;
        }
        return switch (MailDomain.read(typedDomain)) {
            case MailDomain.Refused(var reason) -> reason;
            case MailDomain.Ascii(var domain) ->
                localPart.length() + 1 + domain.length() > MAX_ADDRESS
                        ? EmailRefusal.TOO_LONG
                        : new EmailAddress(localPart.toLowerCase(Locale.ROOT), domain);
        };
    }

    /** Whether it is atoms with single dots between them (RFC 5322 §3.2.3); the quoted form is not accepted. */
    private static boolean isDotAtom(String ascii) {
        return !ascii.startsWith(".")
                && !ascii.endsWith(".")
                && !ascii.contains("..")
                && ascii.chars().allMatch(c -> c == '.' || isLetterOrDigit(c) || SIGNS_OF_AN_ATOM.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String trim(String typed) {
        var start = 0;
        var end = typed.length();
        while (start < end && isMargin(typed.charAt(start))) {
            start++;
        }
        while (start < end && isMargin(typed.charAt(end - 1))) {
            end--;
        }
        return typed.substring(start, end);
    }

    private static boolean isMargin(char c) {
        return UCharacter.isUWhiteSpace(c) || c == BYTE_ORDER_MARK;
    }

    /** Whether a reader cannot see it: controls, directional marks, joiners, variation selectors, fillers. */
    static boolean isInvisible(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Whether it is one of the two letters that case mapping takes to an i that was not meant. */
    static boolean isTurkishI(int codePoint) {
        return codePoint == 0x0130 || codePoint == 0x0131;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && normalized.equals(that.normalized);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    /** Never the address itself: this may end in a log. */
    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}

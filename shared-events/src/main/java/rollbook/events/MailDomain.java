package rollbook.events;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import com.ibm.icu.text.UnicodeSet;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The domain of an address in ASCII. An international name goes through UTS #46 (non-transitional: ß stays ß), but only
 * where that changes nothing except case and composition: look-alikes that it would fold into other letters are refused.
 */
final class MailDomain {
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_LABEL = 63;
    private static final String ENCODED = "xn--";
    /** Its small letter depends on where it stands and on who lowers it, so it could be either of two domains. */
    private static final int CAPITAL_SIGMA = 0x03A3;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*+(?<!-))?+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]++");
    private static final Pattern DOT = Pattern.compile("\\.");

    private static final Set<IDNA.Error> TOO_LONG = Set.of(IDNA.Error.LABEL_TOO_LONG, IDNA.Error.DOMAIN_NAME_TOO_LONG);
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);
    /** UTS #39: the letters of everyday scripts, and no more than one script but for those written together. */
    private static final SpoofChecker SCRIPTS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.CHAR_LIMIT
                    | SpoofChecker.RESTRICTION_LEVEL
                    | SpoofChecker.MIXED_NUMBERS
                    | SpoofChecker.HIDDEN_OVERLAY)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .setAllowedChars(new UnicodeSet(SpoofChecker.RECOMMENDED)
                    .addAll(SpoofChecker.INCLUSION)
                    .freeze())
            .build();

    private MailDomain() {}

    /** A domain's ASCII form, or why there is none. */
    sealed interface Reading {}

    record Ascii(String name) implements Reading {}

    record Refused(EmailRefusal reason) implements Reading {}

    /** Reads what stands after the @. The caller has bounded its length and looked for invisible characters. */
    static Reading read(String typed) {
        if (typed.codePointCount(0, typed.length()) > MAX_DOMAIN) {
            return new Refused(EmailRefusal.TOO_LONG); // no character takes less than one in ASCII
        }
        if (typed.codePoints().anyMatch(c -> c == CAPITAL_SIGMA || !isComposed(c))) {
            return new Refused(EmailRefusal.UNSUPPORTED_DOMAIN);
        }
        // Composed first: I and a combining dot become İ, which lower-casing would tear apart into an i.
        var composed = Normalizer.normalize(typed, Form.NFC);
        if (composed.codePoints().anyMatch(EmailAddress::isTurkishI)) {
            return new Refused(EmailRefusal.DOTLESS_I);
        }
        var lower = Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Form.NFC);
        var plain = isAscii(lower) && !lower.contains(ENCODED);
        return plain ? checked(lower) : international(lower);
    }

    private static Reading international(String lower) {
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(lower, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            var tooLong = info.getErrors().stream().anyMatch(TOO_LONG::contains);
            return new Refused(tooLong ? EmailRefusal.TOO_LONG : EmailRefusal.UNSUPPORTED_DOMAIN);
        }
        var unicode = UTS46.nameToUnicode(lower, new StringBuilder(), new IDNA.Info());
        var typedLabels = labels(lower);
        var readLabels = labels(unicode);
        for (var i = 0; i < typedLabels.size(); i++) {
            var typed = typedLabels.get(i);
            var read = readLabels.get(i);
            // Where an ideographic full stop became a dot, the label it stood in differs too.
            if (!typed.equals(read) && !(typed.startsWith(ENCODED) && isAscii(typed))) {
                return new Refused(EmailRefusal.UNSUPPORTED_DOMAIN);
            }
            var objection = objectionTo(read);
            if (objection instanceof Refused) {
                return objection;
            }
        }
        return checked(ascii);
    }

    /** Holds a label, written out or decoded, to what a label typed in its own letters is held to. */
    private static Reading objectionTo(String label) {
        if (label.codePoints().anyMatch(EmailAddress::isInvisible)) {
            return new Refused(EmailRefusal.INVISIBLE_CHARACTER);
        }
        if (label.codePoints().anyMatch(EmailAddress::isTurkishI)) {
            return new Refused(EmailRefusal.DOTLESS_I);
        }
        var result = new SpoofChecker.CheckResult();
        if (SCRIPTS.failsChecks(label, result)) {
            var unusual = (result.checks & (SpoofChecker.CHAR_LIMIT | SpoofChecker.HIDDEN_OVERLAY)) != 0;
            return new Refused(unusual ? EmailRefusal.UNSUPPORTED_DOMAIN : EmailRefusal.MIXED_SCRIPT);
        }
        return new Ascii(label);
    }

    /** The shape every domain has in ASCII: two or more labels of letters, digits and inner hyphens, the last no number. */
    private static Reading checked(String ascii) {
        var labels = labels(ascii);
        if (ascii.length() > MAX_DOMAIN || labels.stream().anyMatch(label -> label.length() > MAX_LABEL)) {
            return new Refused(EmailRefusal.TOO_LONG);
        }
        var wellFormed = labels.size() >= 2
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                && !DIGITS.matcher(labels.getLast()).matches();
        return wellFormed ? new Ascii(ascii) : new Refused(EmailRefusal.UNSUPPORTED_DOMAIN);
    }

    /** Whether it is its own composed form; a Kelvin sign is not, it would become a K. */
    private static boolean isComposed(int codePoint) {
        return codePoint < 0x80 || Normalizer.isNormalized(Character.toString(codePoint), Form.NFC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static List<String> labels(CharSequence name) {
        return List.of(DOT.split(name, -1));
    }
}

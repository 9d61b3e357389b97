package rollbook.lms.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token's claims by their types; what is there but of another type or too long makes the token malformed. */
public record Claims(Map<String, Object> all) {
    /** Before the short name of each claim of LTI. */
    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    public static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private static final int MOST = 200;
    private static final int LONGEST_ID = 255;

    /** A claim that cannot be read. */
    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String claim) {
            super("the claim " + claim + " is malformed");
        }
    }

    /** One that has to be there. */
    static <T> T need(Optional<T> claim) {
        return claim.orElseThrow(() -> new MalformedException("needed"));
    }

    /** A text of at most so many characters; an empty one is as none. */
    public Optional<String> text(String claim, int longest) {
        return switch (all.get(claim)) {
            case null -> Optional.empty();
            case String text
            when text.length() > longest || text.indexOf('\0') >= 0 -> throw new MalformedException(claim);
            case String text -> Optional.of(text).filter(some -> !some.isEmpty());
            case Object _ -> throw new MalformedException(claim);
        };
    }

    /** An id, as it goes into events: at most 255 characters, none of them a control. */
    public Optional<String> id(String claim) {
        var id = text(claim, LONGEST_ID);
        if (id.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
            throw new MalformedException(claim);
        }
        return id;
    }

    /** A text, or a number as one: Canvas sends its custom values either way. */
    public Optional<String> textOrNumber(String claim, int longest) {
        return all.get(claim) instanceof Number number ? Optional.of(number.toString()) : text(claim, longest);
    }

    /** A claim that may be one text or several. */
    public List<String> texts(String claim, int longest) {
        return switch (all.get(claim)) {
            case null -> List.of();
            case String text when text.length() <= longest -> List.of(text);
            case List<?> list
            when list.size() <= MOST ->
                list.stream()
                        .map(each -> each instanceof String text && text.length() <= longest ? text : malformed(claim))
                        .toList();
            case Object _ -> throw new MalformedException(claim);
        };
    }

    private static String malformed(String claim) {
        throw new MalformedException(claim);
    }

    /** Seconds since 1970. */
    public Optional<Instant> instant(String claim) {
        return switch (all.get(claim)) {
            case null -> Optional.empty();
            case Number seconds -> Optional.of(moment(claim, seconds));
            case Object _ -> throw new MalformedException(claim);
        };
    }

    private static Instant moment(String claim, Number seconds) {
        try {
            return Instant.ofEpochSecond(seconds.longValue());
        } catch (DateTimeException _) {
            throw new MalformedException(claim);
        }
    }

    public boolean flag(String claim) {
        return Boolean.TRUE.equals(all.get(claim));
    }

    /** An object; one without anything where there is none. */
    public Claims object(String claim) {
        return switch (all.get(claim)) {
            case null -> new Claims(Map.of());
            case Map<?, ?> map -> new Claims(named(map));
            case Object _ -> throw new MalformedException(claim);
        };
    }

    @SuppressWarnings("unchecked") // an object of JSON has no other names
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @Override
    public String toString() {
        return "Claims[" + all.size() + "]";
    }
}

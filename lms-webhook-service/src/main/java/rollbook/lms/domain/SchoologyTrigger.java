package rollbook.lms.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollbook.lms.domain.Claims.MalformedException;
import rollbook.lms.domain.FeedWord.Made;
import rollbook.lms.domain.FeedWord.Nothing;

/**
 * A trigger of Schoology, which nobody signs (PROTOCOLS §C). Its ids are now numbers, now texts; its data a list or one object.
 *
 * @param type what Schoology calls it
 */
public record SchoologyTrigger(String type, FeedWord word) {
    private static final int ID = 255;
    /** Of one message; a school that changes more at once has them asked about when they change again. */
    private static final int MOST_ITEMS = 100;

    /**
     * Reads one.
     *
     * @throws MalformedException where it is none
     */
    public static SchoologyTrigger of(Claims trigger) {
        var type = trigger.id("type").orElseThrow(() -> new MalformedException("type"));
        return new SchoologyTrigger(type, type.equals("grade_item.update") ? changed(trigger) : ofNoInterest());
    }

    private static FeedWord changed(Claims trigger) {
        var uid = trigger.textOrNumber("uid", ID).filter(SchoologyTrigger::isNumber);
        var hints = uid.stream()
                .flatMap(maker -> items(trigger).flatMap(item -> hint(item, maker).stream()))
                .toList();
        return hints.isEmpty() ? ofNoInterest() : new Made(hints);
    }

    private static Stream<Claims> items(Claims trigger) {
        return switch (trigger.all().get("data")) {
            case List<?> list ->
                list.stream().limit(MOST_ITEMS).filter(Map.class::isInstance).map(SchoologyTrigger::claims);
            case Map<?, ?> map -> Stream.of(claims(map));
            case null, default -> Stream.empty();
        };
    }

    private static Claims claims(Object object) {
        return new Claims(Map.of("item", object)).object("item");
    }

    private static Optional<MakingHint> hint(Claims item, String maker) {
        var section = item.textOrNumber("section_id", ID).filter(SchoologyTrigger::isNumber);
        var assignment = item.textOrNumber("id", ID).filter(SchoologyTrigger::isNumber);
        if (!"assignment".equals(item.all().get("grade_item_type")) || section.isEmpty() || assignment.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MakingHint(
                ConnectionKind.SCHOOLOGY,
                null,
                assignment.get(),
                null,
                section.get(),
                maker,
                null,
                CanvasEvent.title(item.all().get("object") instanceof Map<?, ?> object ? object.get("title") : null)));
    }

    /** Ids go into addresses we call: digits, and nothing else. */
    private static boolean isNumber(String id) {
        return id.matches("[0-9]{1,19}");
    }

    private static FeedWord ofNoInterest() {
        return new Nothing("OF_NO_INTEREST");
    }
}

package rollbook.lms.domain;

import java.util.List;

/** What one message of a feed says, as far as it is anything to us. */
public sealed interface FeedWord {

    /** Somebody who teaches made or changed what a tool is opened by. */
    record Made(List<MakingHint> hints) implements FeedWord {
        public Made {
            hints = List.copyOf(hints);
        }
    }

    /**
     * A sign that our tool may be in use, of which nothing follows.
     *
     * @param why a fixed word
     */
    record Hint(String why) implements FeedWord {}

    /**
     * Of no interest.
     *
     * @param why a fixed word
     */
    record Nothing(String why) implements FeedWord {}
}

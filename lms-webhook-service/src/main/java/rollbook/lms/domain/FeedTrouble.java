package rollbook.lms.domain;

import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing can come by a feed for now, with the sentence its admin reads; the names are stable, clients switch on them. */
public enum FeedTrouble {
    KEYS_REFUSED(
            "Schoology does not take the consumer key and secret of this feed: add the feed anew with those it shows now.");

    private final String sentence;

    FeedTrouble(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** The trouble a connection keeps the sentence of; empty for one that is worded otherwise by now. */
    public static Optional<FeedTrouble> saying(String sentence) {
        return Stream.of(values())
                .filter(trouble -> trouble.sentence.equals(sentence))
                .findFirst();
    }
}

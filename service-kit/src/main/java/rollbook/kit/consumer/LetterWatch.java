package rollbook.kit.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/** How many dead letters wait for an operator. The counter beside it says how many there were. */
@ApplicationScoped
class LetterWatch implements Watch {
    private static final Watched WAITING = new Watched(
            "rollbook.dead.letters.waiting",
            "Messages that could not be handled and were neither replayed nor dropped");

    private final KeptLetters letters;

    LetterWatch(KeptLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<Watched> watched() {
        return List.of(WAITING);
    }

    @Override
    public Map<Watched, Double> read() {
        return Map.of(WAITING, (double) letters.count());
    }
}

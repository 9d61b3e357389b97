package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollbook.stack.wire.RsaKey;

/**
 * The keys of one sender: the one it signs with, the one before it and, published ahead of its time, the next. Made when
 * they are first needed, as a key takes its time.
 */
public final class KeyRing {
    private final String name;
    private final boolean publishesNext;
    private final List<RsaKey> made = new ArrayList<>();
    private final Map<String, RsaKey> forgers = new HashMap<>();
    private int current;
    private int oldest;

    private KeyRing(String name, boolean publishesNext) {
        this.name = name;
        this.publishesNext = publishesNext;
    }

    /** Publishes the key it signs with, and after a rotation the one before. */
    static KeyRing named(String name) {
        return new KeyRing(name, false);
    }

    /** Publishes previous, current and next, as Canvas does for its events. */
    static KeyRing aheadOfTime(String name) {
        var ring = new KeyRing(name, true);
        ring.current = 1;
        return ring;
    }

    /** Month by month: the next one signs now. What the one before signed is good until the next rotation. */
    public synchronized void rotate() {
        current++;
        oldest = current - 1;
    }

    /** Without notice: nothing that was signed before is good any more. */
    public synchronized void replace() {
        current += 2;
        oldest = current;
    }

    /** With the current key, or by somebody who only knows its name. */
    synchronized String signed(JsonObject claims, boolean forged) {
        var key = key(current);
        return (forged ? forgers.computeIfAbsent(key.id(), RsaKey::fresh) : key).signed(claims);
    }

    /** With the key before the current one, which is still published. */
    synchronized String signedBefore(JsonObject claims) {
        return key(Math.max(oldest, current - 1)).signed(claims);
    }

    synchronized JsonObject jwks() {
        var published = new ArrayList<RsaKey>();
        for (int i = oldest; i <= current + (publishesNext ? 1 : 0); i++) {
            published.add(key(i));
        }
        return RsaKey.set(published);
    }

    private RsaKey key(int index) {
        while (made.size() <= index) {
            made.add(RsaKey.fresh("%s-%03d".formatted(name, made.size())));
        }
        return made.get(index);
    }
}

package rollbook.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Addresses to send, the same for the same seed: new ones, ones that came before, ones that stand twice, and things that
 * are no address; in posts of dana (adds) and of paul (invites). A lane is what goes to one license, in this order.
 *
 * @param lanes per license, its posts
 */
record Workload(List<List<Post>> lanes) {
    private static final int SMALLEST_POST = 10;

    /** One request: who sends what under which idempotency key. */
    record Post(String admin, String key, List<String> addresses) {}

    /**
     * Of so many addresses over so many lanes, in posts of up to a twentieth of them; {@code name} makes the addresses and
     * keys its own.
     */
    static Workload of(String name, long seed, int addresses, int lanes) {
        return new Workload(IntStream.range(0, lanes)
                .mapToObj(lane -> lane(name + lane, new Random(seed + lane), addresses / lanes, addresses / 20))
                .toList());
    }

    private static List<Post> lane(String name, Random random, int addresses, int largest) {
        var posts = new ArrayList<Post>();
        var known = new ArrayList<String>();
        for (var left = addresses; left > 0; ) {
            var size = Math.min(left, random.nextInt(SMALLEST_POST, largest));
            var post = new ArrayList<String>();
            for (var i = 0; i < size; i++) {
                post.add(entry(name, random, known, post));
            }
            var admin = random.nextBoolean() ? "dana" : "paul";
            posts.add(new Post(admin, name + "-" + posts.size(), List.copyOf(post)));
            left -= size;
        }
        return posts;
    }

    private static String entry(String name, Random random, List<String> known, List<String> post) {
        var chance = random.nextInt(100);
        if (chance < 5) {
            return "nobody-" + chance;
        }
        if (chance < 10 && !post.isEmpty()) {
            return post.get(random.nextInt(post.size()));
        }
        if (chance < 30 && !known.isEmpty()) {
            return known.get(random.nextInt(known.size()));
        }
        known.add("p%05d@%s.example".formatted(known.size(), name));
        return known.getLast();
    }

    int size() {
        return lanes.stream()
                .flatMap(List::stream)
                .mapToInt(post -> post.addresses().size())
                .sum();
    }
}

package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;

/** People who come onto licenses one by one while a bulk is under way, some at once: by key and by email onto each license. */
final class LateComers {
    private final Api api;
    private final CodeWalk codes;
    private final MemberWalk members;
    private final List<String> licenses;
    private final List<String> keys;
    private final List<String> names;
    private final String domain = DomainWalk.fresh("late") + ".example";
    private final List<Arrival> arrivals = new ArrayList<>();

    /** How many people of the bulk were said, and how many of them are members. */
    interface Bulk {
        int said();

        int done();
    }

    /**
     * Somebody who came.
     *
     * @param way which way onto which license
     * @param millis from asking until they stood among the members
     * @param overtook how many of the bulk were said before they asked and still waited when they were a member
     */
    record Arrival(String license, String way, String email, long millis, int overtook) {}

    /** At most so many rounds of four, who have signed in already. */
    LateComers(LocalStack stack, Api api, List<String> licenses, int rounds) throws Exception {
        this.api = api;
        this.codes = new CodeWalk(api);
        this.members = new MemberWalk(api);
        this.licenses = licenses;
        this.keys = licenses.stream().map(codes::key).toList();
        var name = DomainWalk.fresh("late");
        this.names = IntStream.range(0, rounds * licenses.size())
                .mapToObj(i -> name + "-" + i)
                .toList();
        stack.makePeople(names, domain);
        names.forEach(username -> assertThat(
                        api.as(username).put("/api/enrollments/accounts/me").statusCode())
                .isEqualTo(200));
    }

    /** They come, round by round, until so many of the bulk are members or all of them are there. */
    List<Arrival> comeBeside(Bulk bulk, int most) throws Exception {
        var rounds = names.size() / licenses.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < rounds && bulk.done() < most; round++) {
                for (var arrival : threads.invokeAll(round(round, bulk))) {
                    arrivals.add(arrival.get());
                }
            }
        }
        return List.copyOf(arrivals);
    }

    private List<Callable<Arrival>> round(int round, Bulk bulk) {
        var tasks = new ArrayList<Callable<Arrival>>();
        for (var i = 0; i < licenses.size(); i++) {
            var license = licenses.get(i);
            var key = keys.get(i);
            var redeemer = names.get(round * licenses.size() + i);
            var added = "added-" + redeemer + "@" + domain;
            tasks.add(() -> arrive(
                    license,
                    "by key onto " + license,
                    redeemer + "@" + domain,
                    () -> codes.redeem(redeemer, key),
                    bulk));
            tasks.add(() -> arrive(
                    license,
                    "by email onto " + license,
                    added,
                    () -> assertThat(api.add("dana", license, added).statusCode())
                            .isEqualTo(202),
                    bulk));
        }
        return tasks;
    }

    private Arrival arrive(String license, String way, String email, Runnable ask, Bulk bulk) {
        var said = bulk.said();
        var begin = System.nanoTime();
        ask.run();
        members.awaitStatus(license, email, "MEMBER");
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        return new Arrival(license, way, email, millis, said - bulk.done());
    }
}

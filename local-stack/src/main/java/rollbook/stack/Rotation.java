package rollbook.stack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import rollbook.stack.wire.LocalHttp;

/**
 * The processes of one part, behind the gateway as they are behind a Service of Kubernetes: requests go in turn to those that
 * say they are ready, and on to the next where nobody listens. One alone is asked whatever it says.
 */
final class Rotation {
    /** Milliseconds between two looks; a process that ends says so for longer ({@code ROLLBOOK_SHUTDOWN_DELAY}). */
    private static final long LOOK_EVERY = 100;

    private final HttpClient client;
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Rotation(Vertx vertx, HttpClient client, int port) {
        this.client = client;
        replicas.add(new Replica(port));
        vertx.setPeriodic(LOOK_EVERY, _ -> look());
    }

    private static final class Replica {
        final int port;
        volatile boolean isReady = true;

        Replica(int port) {
            this.port = port;
        }

        RequestOptions at(String path) {
            return new RequestOptions()
                    .setHost(LocalHttp.HOST)
                    .setPort(port)
                    .setMethod(HttpMethod.GET)
                    .setURI(path);
        }
    }

    void add(int port) {
        replicas.add(new Replica(port));
    }

    void remove(int port) {
        replicas.removeIf(replica -> replica.port == port);
    }

    /** A request to the next of them; its method and path are the proxy's to set. Fails where none of them listens. */
    Future<HttpClientRequest> next() {
        var all = List.copyOf(replicas);
        var inTurn = new ArrayList<Replica>();
        var begin = Math.floorMod(turn.getAndIncrement(), all.size());
        for (var i = 0; i < all.size(); i++) {
            inTurn.add(all.get((begin + i) % all.size()));
        }
        inTurn.sort((one, other) -> Boolean.compare(other.isReady, one.isReady));
        return firstOf(inTurn);
    }

    private Future<HttpClientRequest> firstOf(List<Replica> some) {
        var asked = client.request(some.getFirst().at("/"));
        return some.size() == 1 ? asked : asked.recover(_ -> firstOf(some.subList(1, some.size())));
    }

    private void look() {
        if (replicas.size() > 1) {
            replicas.forEach(replica -> client.request(replica.at("/q/health/ready"))
                    .compose(HttpClientRequest::send)
                    .compose(answer -> answer.body().map(answer.statusCode() == 200))
                    .otherwise(false)
                    .onSuccess(isReady -> replica.isReady = isReady));
        }
    }
}

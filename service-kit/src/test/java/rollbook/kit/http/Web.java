package rollbook.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.kit.http.Target.Origin;

/** Names that lead where a test says, what listens on this machine, and every connection that was asked for. */
final class Web implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    /** Where connections were asked for to, in order. */
    final List<SocketAddress> opened = new CopyOnWriteArrayList<>();
    /** The names that were asked for, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final ServerSocket listener;

    Web() throws IOException {
        listener = new ServerSocket(0);
    }

    /** A port on every address of this machine at which a connection shows. */
    int port() {
        return listener.getLocalPort();
    }

    Web name(String name, String... addresses) {
        names.put(name, Stream.of(addresses).map(Web::address).toList());
        return this;
    }

    /** The guard as it is outside tests, for names as they are here; https is at this port. */
    GuardedHttp guarded(int port) {
        return http(Set.of(port), Set.of(), Connections.options(), Duration.ofSeconds(30));
    }

    /** The same, and an origin that may be called. */
    GuardedHttp with(String localOrigin) {
        return with(localOrigin, Duration.ofSeconds(30));
    }

    GuardedHttp with(String localOrigin, Duration within) {
        return http(Set.of(443), Set.of(localOrigin), Connections.options(), within);
    }

    GuardedHttp with(String localOrigin, HttpClientOptions options) {
        return http(Set.of(443), Set.of(localOrigin), options, Duration.ofSeconds(30));
    }

    private GuardedHttp http(Set<Integer> ports, Set<String> local, HttpClientOptions options, Duration within) {
        var origins = local.stream().map(Origin::of).collect(Collectors.toSet());
        var client = vertx.createHttpClient(options);
        return new GuardedHttp(
                new Guard(this::addresses, ports, origins),
                asks -> {
                    opened.add(asks.getServer());
                    return client.request(asks);
                },
                within);
    }

    List<InetAddress> addresses(String name) throws UnknownHostException {
        asked.add(name);
        var known = names.get(name);
        return known == null ? List.of(InetAddress.getAllByName(name)) : known;
    }

    /** Whether nobody connected so far: the first connection to be taken in is one made now. */
    boolean nobodyCame() throws IOException {
        try (var now = new Socket(InetAddress.getLoopbackAddress(), port());
                var first = listener.accept()) {
            return first.getPort() == now.getLocalPort();
        }
    }

    static @Nullable CallFailure failure(Calling calling) {
        try {
            calling.call();
            return null;
        } catch (CallFailedException e) {
            return e.failure();
        }
    }

    /** Something that may fail to be called. */
    @FunctionalInterface
    interface Calling {
        void call() throws CallFailedException;
    }

    static InetAddress address(String figures) {
        try {
            return InetAddress.getByName(figures);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(figures, e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

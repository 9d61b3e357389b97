package rollbook.kit.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Opens connections to addresses that were checked. */
@FunctionalInterface
interface Connections {
    /** A server with several addresses is tried at its second when its first does not take the connection. */
    int MOST_ADDRESSES = 2;

    /** HTTP/1.1, a connection for each call, at most 16 KiB of headers, nothing unpacked, nothing from the environment. */
    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setSslHandshakeTimeout(2)
                .setKeepAlive(false)
                .setMaxPoolSize(64)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTrustAll(false);
    }

    Future<HttpClientRequest> open(RequestOptions options);

    /** A connection to the first of some addresses that takes one. */
    default Future<HttpClientRequest> open(Call call, Target target, List<InetAddress> addresses) {
        var opened = open(options(call, target, addresses.getFirst()));
        for (var next : addresses.subList(1, Math.min(MOST_ADDRESSES, addresses.size()))) {
            opened = opened.recover(_ -> open(options(call, target, next)));
        }
        return opened;
    }

    /** The checked address is the one connected to; the name is for the certificate and the Host header. */
    private static RequestOptions options(Call call, Target target, InetAddress address) {
        var origin = target.origin();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, origin.port())))
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.secure())
                .setMethod(HttpMethod.valueOf(call.method().name()))
                .setURI(target.path())
                .setFollowRedirects(false);
    }
}

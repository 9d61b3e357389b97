package rollbook.enrollment.inbound.rest;

import io.vertx.core.http.HttpServerRequest;

/**
 * Where a request came from: the last entry of {@code X-Forwarded-For}, which is what the gateway before us saw. It strips
 * what a client wrote there. Somebody who got past the gateway could write anything, and would be held by the limit of
 * their account alone; nothing else is decided by it.
 */
final class ClientAddress {
    private ClientAddress() {}

    static String of(HttpServerRequest request) {
        var forwarded = request.headers().getAll("X-Forwarded-For");
        if (!forwarded.isEmpty()) {
            var last = forwarded.getLast();
            return last.substring(last.lastIndexOf(',') + 1).strip();
        }
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }
}

package rollbook.kit.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import rollbook.kit.http.Target.Origin;

/**
 * Who may be called, and where exactly. A name is asked for once; every address it has must be public, and the call goes to
 * one of them, so that a name which leads elsewhere a moment later gains nothing.
 *
 * @param ports which ports besides the local origins' own
 * @param local origins that may be called whatever they are and wherever they lead to, for a stack on one machine
 */
record Guard(Resolver resolver, Set<Integer> ports, Set<Origin> local) {

    /** The parts of an address, if its words alone do not forbid it. */
    Target admit(URI uri) throws CallFailedException {
        var target = Target.of(uri);
        var origin = target.origin();
        if (local.contains(origin)) {
            return target;
        }
        if (!origin.secure()) {
            throw new CallFailedException(CallFailure.NOT_HTTPS);
        }
        if (origin.inFigures() || !ports.contains(origin.port())) {
            throw new CallFailedException(CallFailure.FORBIDDEN_ADDRESS);
        }
        return target;
    }

    /** Where to connect to, none of it elsewhere than in public. May take as long as the resolver does. */
    List<InetAddress> addresses(Origin origin) throws CallFailedException {
        var addresses = resolved(origin.host());
        if (!local.contains(origin) && !addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new CallFailedException(CallFailure.FORBIDDEN_ADDRESS);
        }
        return addresses;
    }

    private List<InetAddress> resolved(String host) throws CallFailedException {
        try {
            var addresses = resolver.addresses(host);
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (UnknownHostException _) {
            throw new CallFailedException(CallFailure.UNRESOLVED);
        }
        throw new CallFailedException(CallFailure.UNRESOLVED);
    }
}

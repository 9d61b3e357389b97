package rollbook.kit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where names lead to. The guard asks once a call and connects to what it was told then. */
@FunctionalInterface
public interface Resolver {

    /**
     * All addresses of a name, the preferred first.
     *
     * @throws UnknownHostException when there are none
     */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}

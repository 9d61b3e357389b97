package rollbook.stack;

/**
 * How to connect to a service's database as the role that owns it.
 *
 * @param url the JDBC address
 */
public record Database(String url, String user, String password) {
    @Override
    public String toString() {
        return url;
    }
}

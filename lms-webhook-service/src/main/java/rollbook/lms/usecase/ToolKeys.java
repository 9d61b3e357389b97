package rollbook.lms.usecase;

import java.util.Map;

/** Our own keys, with which platforms know that something is from us. */
public interface ToolKeys {

    /** The public ones that may be met or soon will be, as a JWKS has them. */
    Map<String, Object> published();

    /** A token with these claims under the key of today. */
    String sign(Map<String, Object> claims);

    /** Makes what is missing: the first key, and the next one well before it is needed; forgets those long out of use. */
    void rotate();
}

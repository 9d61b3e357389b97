package rollbook.stack.google;

import java.util.Optional;

/**
 * One request, as it was answered.
 *
 * @param atMicros when it came, since 1970
 * @param query as it was on the wire
 * @param account the address of whoever's token it bore; empty where nobody's
 * @param status 0 where there was no answer
 * @param tookMicros from when it was read until its answer was made; sending that, with any delay of a fault, is not in it
 * @param page of a listing, from 1; 0 where it was none
 * @param fault what was done to it
 */
public record LoggedRequest(
        long atMicros,
        RequestKind kind,
        String method,
        String path,
        String query,
        String account,
        int status,
        long tookMicros,
        int page,
        Optional<Fault> fault) {}

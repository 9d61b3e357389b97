package rollbook.stack.google;

import java.util.Set;

/** What an account allowed, as a token bears it. */
public record Allowed(String accountId, Set<String> scopes) {
    public Allowed {
        scopes = Set.copyOf(scopes);
    }
}

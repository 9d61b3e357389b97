package rollbook.stack.google;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes that mean something here. */
public final class Scopes {
    public static final String USERS_READ = "https://www.googleapis.com/auth/admin.directory.user.readonly";
    public static final String UNITS_READ = "https://www.googleapis.com/auth/admin.directory.orgunit.readonly";
    public static final String OPENID = "openid";
    public static final String EMAIL = "https://www.googleapis.com/auth/userinfo.email";
    public static final String PROFILE = "https://www.googleapis.com/auth/userinfo.profile";

    static final Set<String> READ_USERS = Set.of(USERS_READ, "https://www.googleapis.com/auth/admin.directory.user");
    static final Set<String> READ_UNITS = Set.of(UNITS_READ, "https://www.googleapis.com/auth/admin.directory.orgunit");
    private static final Map<String, String> LONG_NAMES = Map.of("email", EMAIL, "profile", PROFILE);

    private Scopes() {}

    /** Google grants {@code email} under its long name. */
    static Set<String> granted(Stream<String> asked) {
        return asked.filter(scope -> !scope.isEmpty())
                .map(scope -> LONG_NAMES.getOrDefault(scope, scope))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isKnown(String scope) {
        return scope.equals(OPENID)
                || LONG_NAMES.containsKey(scope)
                || scope.startsWith("https://www.googleapis.com/auth/");
    }
}

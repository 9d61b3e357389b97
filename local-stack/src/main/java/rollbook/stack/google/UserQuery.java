package rollbook.stack.google;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which users: a query in Google's grammar. {@code orgUnitPath} means the whole subtree (X21) and is for whoever knows
 * the units; everything else is {@link #matches} here.
 */
record UserQuery(List<QueryClause> clauses) {
    private static final String UNIT = "orgUnitPath";

    /**
     * Reads one.
     *
     * @throws BadQuery where Google would answer 400
     */
    static UserQuery parse(String text) {
        var query = new UserQuery(QueryClause.parse(text));
        query.clauses.forEach(UserQuery::check);
        return query;
    }

    /** The path of each {@code orgUnitPath=}; several hold together. */
    List<String> unitPaths() {
        return clauses.stream()
                .filter(clause -> clause.field().equals(UNIT))
                .map(QueryClause::value)
                .toList();
    }

    Optional<String> unitPath() {
        return unitPaths().stream().findFirst();
    }

    boolean matches(DirectoryUser user) {
        return clauses.stream().allMatch(clause -> matches(clause, user));
    }

    private static void check(QueryClause clause) {
        switch (clause.field()) {
            case "", "email", "givenName", "familyName", "name" -> {}
            case UNIT -> {
                if (clause.operator() != '=' || !clause.value().startsWith("/")) {
                    throw new BadQuery("orgUnitPath takes = and a path");
                }
            }
            case "isSuspended", "isArchived", "isAdmin", "isDelegatedAdmin", "isEnrolledIn2Sv", "isEnforcedIn2Sv" -> {
                if (clause.operator() != '=' || !List.of("true", "false").contains(lower(clause.value()))) {
                    throw new BadQuery(clause.field() + " takes =true and =false");
                }
            }
            default -> throw new BadQuery("not a field to search: " + clause.field());
        }
    }

    private static boolean matches(QueryClause clause, DirectoryUser user) {
        return switch (clause.field()) {
            case "email" -> user.addresses().anyMatch(address -> matches(clause, address));
            case "givenName" -> matches(clause, user.givenName());
            case "familyName" -> matches(clause, user.familyName());
            case "name" -> matches(clause, user.fullName());
            case "isSuspended" -> is(clause, user.suspended());
            case "isArchived" -> is(clause, user.archived());
            case "isAdmin" -> is(clause, user.role() == AdminRole.SUPER);
            case "isDelegatedAdmin" -> is(clause, user.role().isDelegated());
            case "isEnrolledIn2Sv", "isEnforcedIn2Sv" -> is(clause, false);
            case "" ->
                Stream.concat(user.addresses(), Stream.of(user.givenName(), user.familyName()))
                        .anyMatch(text -> matches(clause, text));
            default -> true;
        };
    }

    private static boolean is(QueryClause clause, boolean actual) {
        return Boolean.parseBoolean(clause.value()) == actual;
    }

    private static boolean matches(QueryClause clause, String actual) {
        var wanted = lower(clause.value());
        var text = lower(actual);
        if (clause.isPrefix()) {
            return text.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return clause.operator() == '=' ? text.equals(wanted) : words(text).contains(words(wanted));
    }

    /** With a space around each word, so that only whole words are found. */
    private static String words(String text) {
        return " " + text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

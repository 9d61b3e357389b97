package rollbook.stack.google;

import java.util.Optional;
import rollbook.stack.wire.Call;

/**
 * What a request is, as far as a fault or the log asks.
 *
 * @param account the address of whoever's token it bears; empty where nobody's
 * @param page of a listing, from 1; 0 where it is none
 * @param unitPath the unit that is asked for; empty where none is
 */
record RequestFacts(RequestKind kind, String account, int page, String unitPath) {
    static RequestFacts of(Call call, Tokens tokens, Workspaces workspaces) {
        var kind = RequestKind.of(call);
        var token = kind == RequestKind.TOKEN_REFRESH ? Optional.of(call.form(TokenEndpoint.REFRESH)) : call.bearer();
        var account = token.flatMap(tokens::holder).flatMap(workspaces::emailOf).orElse("");
        return new RequestFacts(
                kind, account, kind == RequestKind.USERS_LIST ? UserLists.pageNumber(call) : 0, unit(kind, call));
    }

    private static String unit(RequestKind kind, Call call) {
        return switch (kind) {
            case USERS_LIST -> queried(call.parameter("query"));
            case UNITS_LIST -> call.parameter("orgUnitPath", "/");
            case UNIT_GET -> DirectoryApi.unitOf(call);
            default -> "";
        };
    }

    private static String queried(String query) {
        try {
            return UserQuery.parse(query).unitPath().orElse("");
        } catch (BadQuery _) {
            return "";
        }
    }
}

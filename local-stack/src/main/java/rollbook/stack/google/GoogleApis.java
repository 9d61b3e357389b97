package rollbook.stack.google;

import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** Sends each request to the one of Google's services that answers it. */
final class GoogleApis {
    private final DirectoryApi directory;
    private final TokenEndpoint tokenEndpoint;
    private final Consent consent;
    private final IdTokens idTokens;

    GoogleApis(SimulatorConfig config, Workspaces workspaces, Tokens tokens) {
        var codes = new Codes(config.clock());
        idTokens = new IdTokens(config);
        consent = new Consent(config, workspaces, tokens, codes);
        directory = new DirectoryApi(workspaces, tokens, config.clock());
        tokenEndpoint = new TokenEndpoint(config, workspaces, tokens, codes, idTokens);
    }

    Answer answer(RequestKind kind, Call call) {
        try {
            return switch (kind) {
                case CONSENT -> consent.answer(call);
                case CODE_EXCHANGE, TOKEN_REFRESH -> tokenEndpoint.token(call);
                case REVOKE -> tokenEndpoint.revoke(call);
                case CERTS -> Answer.json(200, idTokens.certs());
                default -> directory.answer(kind, call);
            };
        } catch (GoogleError e) {
            return e.answer();
        }
    }
}

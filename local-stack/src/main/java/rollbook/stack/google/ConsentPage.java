package rollbook.stack.google;

import static rollbook.stack.wire.Html.escaped;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;

/** The pages a person sees at accounts.google.com: who are you, what do you allow, and what went wrong. */
record ConsentPage(Workspaces workspaces) {
    private static final int SHOWN = 12;

    static Answer error(int status, String error, String message) {
        var page = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Error %d: %s</title>
            <h1>Access blocked</h1><p>Error %d: %s</p><p>%s</p>
            """.formatted(status, escaped(error), status, escaped(error), escaped(message));
        return Answer.html(status, page);
    }

    Answer of(AuthRequest request) {
        var hidden = request.parameters().entrySet().stream()
                .map(pair -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(pair.getKey(), escaped(pair.getValue())))
                .collect(Collectors.joining());
        var hint = request.get("login_hint");
        var accounts = accounts(hint);
        var chosen =
                workspaces.account(hint).map(account -> account.user().id()).orElse("");
        var choices = accounts.stream()
                .map(user -> "<label><input type=\"radio\" name=\"account\" value=\"%s\"%s> %s</label>"
                        .formatted(
                                escaped(user.email()),
                                user.id().equals(chosen) ? " checked" : "",
                                escaped(described(user))))
                .collect(Collectors.joining());
        var scopes = request.scopes().stream()
                .map(scope -> "<label><input type=\"checkbox\" name=\"granted\" value=\"%1$s\" checked> %1$s</label>"
                        .formatted(escaped(scope)))
                .collect(Collectors.joining());
        var page = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in – simulated Google</title>
            <style>body{font:16px system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}
            label{display:block;margin:.4rem 0}button{font:inherit;padding:.4rem 1rem;margin-right:1rem}</style>
            <h1>Sign in</h1><p>This is not Google but the simulator in Rollbook's local stack.</p>
            <form method="post" action="/o/oauth2/v2/auth">%s
            <fieldset><legend>Account</legend>%s
            <label>Another: <input name="other" placeholder="somebody@example" autocomplete="off"></label></fieldset>
            <fieldset><legend>%s wants to</legend>%s</fieldset>
            <p><button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></p>
            </form>
            """.formatted(hidden, choices, escaped(request.get("client_id")), scopes);
        return Answer.html(200, page);
    }

    /** The one hinted at, then admins; whoever else can be typed. */
    private List<DirectoryUser> accounts(String hint) {
        var hinted = workspaces.account(hint).map(Account::user).stream();
        var admins = workspaces.all().stream()
                .flatMap(workspace -> Stream.of("isAdmin=true", "isDelegatedAdmin=true")
                        .flatMap(query -> workspace.users(query).stream()))
                .filter(DirectoryUser::isActive);
        return Stream.concat(hinted, admins).distinct().limit(SHOWN).toList();
    }

    private static String described(DirectoryUser user) {
        return "%s, %s%s".formatted(user.email(), user.fullName(), user.role() == AdminRole.NONE ? "" : " (admin)");
    }
}

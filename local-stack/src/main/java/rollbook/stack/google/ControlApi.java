package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** What {@code /simulator} answers; {@link GoogleSimulator} says what there is. */
final class ControlApi {
    static final String ROOT = "/simulator";

    private final Workspaces workspaces;
    private final ControlUsers users;
    private final ControlUnits units;
    private final ControlFaults faults;
    private final Tokens tokens;

    ControlApi(Workspaces workspaces, Tokens tokens, Faults faults, RequestLog requests) {
        this.workspaces = workspaces;
        this.tokens = tokens;
        users = new ControlUsers(workspaces);
        units = new ControlUnits(workspaces);
        this.faults = new ControlFaults(faults, requests);
    }

    Answer answer(Call call) {
        return Control.guarded(() -> {
            var parts = Stream.of(call.path().substring(ROOT.length()).split("/"))
                    .filter(part -> !part.isEmpty())
                    .map(Call::decoded)
                    .toList();
            return route(
                    call,
                    parts.isEmpty() ? "workspaces" : parts.getFirst(),
                    parts.stream().skip(1).toList());
        });
    }

    private Answer route(Call call, String what, List<String> rest) {
        return switch (what) {
            case "workspaces" -> workspaces(call, rest);
            case "users" -> users.answer(call, rest);
            case "units" -> units.answer(call);
            case "accounts" -> accounts(rest);
            case "faults" -> faults.faults(call);
            case "requests" -> faults.requests(call);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private Answer workspaces(Call call, List<String> rest) {
        return switch (call.method()) {
            case "GET" -> Control.list(workspaces.all().stream().map(ControlApi::summary));
            case "POST" -> {
                var made = district(call.json()).workspace();
                workspaces.add(made);
                yield Answer.json(201, summary(made));
            }
            case "DELETE" -> {
                workspaces.remove(rest.getFirst());
                yield Answer.nothing();
            }
            default -> throw new IllegalArgumentException("GET, POST or DELETE");
        };
    }

    private static District district(JsonObject json) {
        var district = District.of(
                json.getLong("seed", 1L),
                json.getInteger("schools", 1),
                json.getInteger("students", 0),
                json.getInteger("suspended", 0),
                json.getInteger("staff", 0));
        return district.as(
                json.getString("customer", district.customer()), json.getString("domain", district.domain()));
    }

    private Answer accounts(List<String> rest) {
        if (rest.size() != 2) {
            throw new NoSuchElementException("/accounts/{email}/revoke or /accounts/{email}/expire");
        }
        var id = workspaces.idOf(rest.getFirst());
        Consumer<String> act = switch (rest.getLast()) {
            case "revoke" -> tokens::revokeAll;
            case "expire" -> tokens::expireAccess;
            default -> throw new NoSuchElementException("revoke or expire");
        };
        act.accept(id);
        return Answer.nothing();
    }

    private static JsonObject summary(Workspace workspace) {
        return new JsonObject()
                .put("customer", workspace.customer())
                .put("domains", new JsonArray(workspace.domains()))
                .put("users", workspace.size())
                .put("units", workspace.subtree("/").size());
    }
}

package rollbook.stack.lms;

import static rollbook.stack.wire.Html.escaped;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an admin of a tool has to be told of a platform, to copy from. */
final class RegistrationTable {
    private RegistrationTable() {}

    static String of(LtiPlatform platform) {
        var addresses = Stream.of(
                row("Issuer", platform.issuer()),
                row("Authorization URL", platform.authUrl().toString()),
                row("Token URL", platform.tokenUrl().toString()),
                row("Key set URL", platform.jwksUrl().toString()));
        var tools = platform.tools().stream()
                .flatMap(tool -> Stream.concat(
                        Stream.of(row("Client id of " + tool.name(), tool.clientId())),
                        tool.deploymentIds().stream().map(id -> row("Deployment id", id))));
        return "<h2>To connect a tool</h2><table>%s</table>"
                .formatted(Stream.concat(addresses, tools).collect(Collectors.joining()));
    }

    private static String row(String name, String value) {
        return "<tr><th>%s</th><td><code>%s</code></td></tr>".formatted(escaped(name), escaped(value));
    }
}

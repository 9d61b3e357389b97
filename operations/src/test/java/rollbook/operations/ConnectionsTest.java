package rollbook.operations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What may be open to PostgreSQL at once is what docs/operations.md counts, and there is room for it. */
class ConnectionsTest {
    private static final List<Node> PROD = ManifestsTest.render("prod-operators");

    @Test
    void postgresql_has_room_for_everybody_at_their_most_and_for_one_more_of_each() {
        var most = most();
        var all = most.entrySet().stream()
                .mapToInt(each -> each.getValue() * opens(each.getKey()))
                .sum();
        var oneMore = most.keySet().stream().mapToInt(ConnectionsTest::opens).sum();
        var page = Project.text("docs/operations.md").replaceAll("\\s+", " ");

        assertThat(most).hasSize(Project.SERVICES.size() + 1);
        assertThat(page)
                .contains("up to %d (license-service %d)".formatted(opens("invite-service"), opens("license-service")))
                .contains("one of Keycloak " + opens("keycloak") + " ")
                .contains(" = %d, and %d while all are rolled out".formatted(all, all + oneMore))
                .contains("is %d. ".formatted(oneMore));
        assertThat(Integer.parseInt(cluster().text("spec", "postgresql", "parameters", "max_connections")))
                .isGreaterThanOrEqualTo(all + oneMore);
    }

    /** How many replicas of each there may be. */
    private static Map<String, Integer> most() {
        return PROD.stream()
                .filter(each -> isScaled(each) || isKeycloak(each))
                .collect(toMap(
                        Node::name,
                        each -> Integer.parseInt(each.find("spec", "maxReplicas")
                                .or(() -> each.find("spec", "maxReplicaCount"))
                                .orElseGet(() -> each.at("spec", "replicas"))
                                .text())));
    }

    /** How many connections one replica opens at the most. */
    private static int opens(String name) {
        if (name.equals("keycloak")) {
            return PROD.stream()
                    .filter(ConnectionsTest::isKeycloak)
                    .flatMap(each -> ManifestsTest.containers(each).getFirst().items("env").stream())
                    .filter(each -> each.text("name").equals("KC_DB_POOL_MAX_SIZE"))
                    .mapToInt(each -> Integer.parseInt(each.text("value")))
                    .sum();
        }
        var relay = 1;
        return Integer.parseInt(Settings.kit("quarkus.datasource.jdbc.max-size")) + pools(Settings.of(name)) + relay;
    }

    /** Of its own, beside the one every service has. */
    private static int pools(Properties settings) {
        return settings.stringPropertyNames().stream()
                .filter(name -> name.matches("quarkus\\.datasource\\.\\w+\\.jdbc\\.max-size"))
                .mapToInt(name -> Integer.parseInt(Objects.requireNonNull(settings.getProperty(name))))
                .sum();
    }

    private static boolean isScaled(Node document) {
        return document.find("spec", "scaleTargetRef").isPresent() && Project.SERVICES.contains(document.name());
    }

    private static boolean isKeycloak(Node document) {
        return document.kind().equals("Deployment") && document.name().equals("keycloak");
    }

    private static Node cluster() {
        return PROD.stream()
                .filter(each -> each.kind().equals("Cluster"))
                .findFirst()
                .orElseThrow();
    }
}

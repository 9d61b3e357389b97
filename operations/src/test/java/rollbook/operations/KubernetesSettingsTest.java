package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests tell the services is what the services know; ports, paths and databases too. */
class KubernetesSettingsTest {
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "readinessProbe", "/q/health/ready",
            "livenessProbe", "/q/health/live");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void a_service_is_told_what_it_cannot_do_without_and_nothing_it_does_not_know(String overlay) {
        var shared = shared(ManifestsTest.render(overlay));

        assertThat(Settings.variables()).containsAll(shared);
        for (var service : Project.SERVICES) {
            var told = new TreeSet<String>();
            container(overlay, service).items("env").forEach(each -> told.add(each.text("name")));
            told.remove("QUARKUS_SHUTDOWN_TIMEOUT"); // the platform's own: ManifestsTest knows what for
            assertThat(Settings.variables(service)).as(service).containsAll(told);
            told.addAll(shared);
            assertThat(told).as(service).containsAll(Settings.needed(service));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void what_is_secret_comes_from_the_secret_of_the_services_own_name(String overlay) {
        for (var service : Project.SERVICES) {
            assertThat(container(overlay, service).items("env"))
                    .filteredOn(each ->
                            each.text("name").matches(".*((KAFKA|MAIL)_USER|PASSWORD|SECRETS?|KEYSET|KEY|CLIENT_ID)"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(each -> {
                        assertThat(each.text("valueFrom", "secretKeyRef", "name"))
                                .isEqualTo(service);
                        assertThat(each.text("valueFrom", "secretKeyRef", "key"))
                                .isEqualTo(each.text("name"));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void who_a_service_is_at_Kafka_and_what_vouches_for_whom_it_speaks_to_may_be_given(String overlay) {
        for (var service : Project.SERVICES) {
            var container = container(overlay, service);
            assertThat(container.items("env"))
                    .filteredOn(each -> each.text("name").startsWith("ROLLBOOK_KAFKA_"))
                    .extracting(each -> each.text("name"))
                    .containsExactlyInAnyOrder("ROLLBOOK_KAFKA_USER", "ROLLBOOK_KAFKA_PASSWORD");
            assertThat(container.items("env"))
                    .filteredOn(each -> each.text("name").startsWith("ROLLBOOK_KAFKA_"))
                    .allMatch(each ->
                            each.text("valueFrom", "secretKeyRef", "optional").equals("true"));
            assertThat(container.items("volumeMounts"))
                    .extracting(each -> each.text("mountPath"))
                    .contains("/etc/rollbook/certificates");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void each_has_its_database_and_the_port_of_the_image(String overlay) {
        var databases = find(overlay, "ConfigMap", "databases").at("data");

        for (var service : Project.SERVICES) {
            var container = container(overlay, service);
            var role = container.items("env").stream()
                    .filter(each -> each.text("name").equals("ROLLBOOK_DB_USER"))
                    .map(each -> each.text("value"))
                    .findFirst()
                    .orElseThrow();
            assertThat(databases.text(service)).matches("jdbc:postgresql://[a-z.-]+:5432/" + role);
            assertThat(container.items("ports"))
                    .containsExactly(new Node(Map.of("name", "http", "containerPort", 8080)));
            PROBES.forEach((probe, path) -> assertThat(container.at(probe, "httpGet"))
                    .as("%s of %s", probe, service)
                    .isEqualTo(new Node(Map.of("path", path, "port", "http"))));
            assertThat(find(overlay, "Service", service).items("spec", "ports"))
                    .containsExactly(new Node(Map.of("name", "http", "port", 8080, "targetPort", "http")));
        }
    }

    @Test
    void what_the_component_for_traces_tells_them_they_know() {
        var told = shared(ManifestsTest.render("prod", "tracing"));

        assertThat(told).contains("ROLLBOOK_TRACES_OFF", "ROLLBOOK_TRACES_URL");
        assertThat(Settings.variables()).containsAll(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void what_mail_and_Classroom_are_signed_in_to_with_may_be_given(String overlay) {
        assertThat(optional(overlay, "invite-service")).contains("ROLLBOOK_MAIL_USER", "ROLLBOOK_MAIL_PASSWORD");
        assertThat(optional(overlay, "lms-webhook-service"))
                .contains("ROLLBOOK_CLASSROOM_CLIENT_ID", "ROLLBOOK_CLASSROOM_CLIENT_SECRET");
    }

    /** What a service's Secret may have and need not. */
    private static List<String> optional(String overlay, String service) {
        return container(overlay, service).items("env").stream()
                .filter(each ->
                        each.find("valueFrom", "secretKeyRef", "optional").equals(Optional.of(new Node(true))))
                .map(each -> each.text("name"))
                .toList();
    }

    /** What all services are told. */
    private static List<String> shared(List<Node> documents) {
        return documents.stream()
                .filter(each -> each.kind().equals("ConfigMap") && each.name().equals("rollbook"))
                .flatMap(each -> each.at("data").keys().stream())
                .toList();
    }

    private static Node container(String overlay, String service) {
        return ManifestsTest.containers(find(overlay, "Deployment", service)).getFirst();
    }

    private static Node find(String overlay, String kind, String name) {
        return ManifestsTest.render(overlay).stream()
                .filter(each -> each.kind().equals(kind) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests tell the services is what the services know; ports, paths and databases too. */
class KubernetesSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void a_service_is_told_what_it_cannot_do_without_and_nothing_it_does_not_know(String overlay) {
        var shared = ManifestsTest.render(overlay).stream()
                .filter(each -> each.kind().equals("ConfigMap") && each.name().equals("rollbook"))
                .flatMap(each -> each.at("data").keys().stream())
                .toList();

        assertThat(Settings.variables()).containsAll(shared);
        for (var service : Project.SERVICES) {
            var told = new TreeSet<String>();
            container(overlay, service).items("env").forEach(each -> told.add(each.text("name")));
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
                    .filteredOn(each -> each.text("name").matches(".*(PASSWORD|SECRETS?|KEYSET|KEY|CLIENT_ID)"))
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
        var databases = ManifestsTest.render(overlay).stream()
                .filter(each -> each.kind().equals("ConfigMap") && each.name().equals("databases"))
                .findFirst()
                .orElseThrow()
                .at("data");

        for (var service : Project.SERVICES) {
            var container = container(overlay, service);
            var role = container.items("env").stream()
                    .filter(each -> each.text("name").equals("ROLLBOOK_DB_USER"))
                    .map(each -> each.text("value"))
                    .findFirst()
                    .orElseThrow();
            assertThat(databases.text(service)).matches("jdbc:postgresql://[a-z.-]+:5432/" + role);
            assertThat(container.items("ports").getFirst().text("containerPort"))
                    .isEqualTo("8080");
            assertThat(Set.of("startupProbe", "readinessProbe", "livenessProbe"))
                    .allSatisfy(probe -> assertThat(container.text(probe, "httpGet", "path"))
                            .matches("/q/health/(started|ready|live)"));
        }
    }

    private static Node container(String overlay, String service) {
        return ManifestsTest.containers(ManifestsTest.render(overlay).stream()
                        .filter(each ->
                                each.kind().equals("Deployment") && each.name().equals(service))
                        .findFirst()
                        .orElseThrow())
                .getFirst();
    }
}

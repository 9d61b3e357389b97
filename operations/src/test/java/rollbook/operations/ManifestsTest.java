package rollbook.operations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every overlay of {@code k8s}, rendered: each word in it is one Kubernetes knows, and it holds what k8s/README.md says. */
class ManifestsTest {
    private static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void an_overlay_says_nothing_kubernetes_does_not_know(String overlay) {
        assertThat(render(overlay))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(SCHEMAS.violations(document))
                        .as("%s %s", document.kind(), document.name())
                        .isEmpty());
    }

    @Test
    void nor_does_the_component_for_traces() {
        assertThat(render("prod", "tracing"))
                .hasSizeGreaterThan(render("prod").size())
                .allSatisfy(document -> assertThat(SCHEMAS.violations(document)).isEmpty());
    }

    @Test
    void a_word_kubernetes_does_not_know_is_found() {
        var wrong = Node.documents("""
                apiVersion: v1
                kind: Service
                metadata: {name: x}
                spec: {ports: [{port: 80, protocoll: TCP}]}
                """).getFirst();

        assertThat(SCHEMAS.violations(wrong)).singleElement().asString().contains("protocoll");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void an_overlay_is_rendered_as_kubectl_does(String overlay) throws Exception {
        assumeTrue(Project.has("kubectl", "kustomize", "--help"), "no kubectl here");
        var theirs = Project.run(Map.of(), "kubectl", "kustomize", "k8s/overlays/" + overlay);

        assertThat(byName(render(overlay))).isEqualTo(byName(Node.documents(theirs)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void a_pod_has_no_rights_and_its_namespace_admits_no_other(String overlay) {
        assertThat(render(overlay).stream().filter(each -> each.kind().equals("Namespace")))
                .singleElement()
                .satisfies(namespace -> assertThat(
                                namespace.text("metadata", "labels", "pod-security.kubernetes.io/enforce"))
                        .isEqualTo("restricted"));
        assertThat(pods(overlay)).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.text("automountServiceAccountToken")).isEqualTo("false");
            assertThat(pod.text("enableServiceLinks")).isEqualTo("false");
            assertThat(pod.text("securityContext", "runAsNonRoot")).isEqualTo("true");
            assertThat(pod.text("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
            assertThat(pod.items("volumes"))
                    .allSatisfy(volume -> assertThat(volume.keys()).containsAnyOf("emptyDir", "configMap", "secret"));
            assertThat(pod.items("containers")).allSatisfy(container -> {
                assertThat(container.text("securityContext", "allowPrivilegeEscalation"))
                        .isEqualTo("false");
                assertThat(container.items("securityContext", "capabilities", "drop"))
                        .containsExactly(new Node("ALL"));
                assertThat(container.find("securityContext", "privileged")).isEmpty();
                assertThat(container.at("resources").keys()).containsExactly("requests", "limits");
            });
        });
    }

    @Test
    void what_is_ours_runs_on_a_read_only_root_with_probes_and_a_start_of_its_own() {
        assertThat(ours("prod").map(Node::name)).hasSize(6).containsAll(Project.SERVICES);
        assertThat(ours("prod").flatMap(each -> containers(each).stream())).allSatisfy(container -> {
            assertThat(container.text("securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo("true");
            assertThat(container.keys()).contains("startupProbe", "readinessProbe", "livenessProbe");
        });
    }

    @Test
    void a_rolling_update_takes_nobody_away_first_and_gives_who_goes_the_time_they_take() {
        assertThat(ours("prod")).allSatisfy(deployment -> {
            var pod = deployment.at("spec", "template", "spec");
            var pause = containers(deployment).getFirst().text("lifecycle", "preStop", "sleep", "seconds");
            assertThat(deployment.text("spec", "strategy", "rollingUpdate", "maxUnavailable"))
                    .isEqualTo("0");
            // what is under way, then the loops, each of which may be in a transaction of Kafka's ten seconds
            assertThat(Long.parseLong(pod.text("terminationGracePeriodSeconds")))
                    .isGreaterThanOrEqualTo(Integer.parseInt(pause) + drain(deployment) + 10);
            assertThat(pod.items("topologySpreadConstraints")).hasSize(2);
        });
    }

    @Test
    void an_upload_may_take_as_long_while_its_service_or_the_gateway_is_made_anew() {
        var longest = String.valueOf(Settings.of("enrollment-service").getProperty("rollbook.imports.longest-upload"))
                .replaceAll("^\\$\\{\\w+:(.*)}$", "$1");

        assertThat(ours("prod")
                        .filter(each -> List.of("gateway", "enrollment-service").contains(each.name())))
                .hasSize(2)
                .allSatisfy(each -> assertThat(drain(each))
                        .isEqualTo(Duration.parse(longest).toSeconds()));
    }

    /** How many seconds whoever is to go takes for what is under way. */
    private static long drain(Node deployment) {
        if (deployment.name().equals("gateway")) {
            var minutes =
                    Pattern.compile("worker_shutdown_timeout (\\d+)m;").matcher(Project.text("gateway/nginx.conf"));
            assertThat(minutes.find()).isTrue();
            return Duration.ofMinutes(Integer.parseInt(minutes.group(1))).toSeconds();
        }
        var told = containers(deployment).getFirst().items("env").stream()
                .filter(each -> each.text("name").equals("QUARKUS_SHUTDOWN_TIMEOUT"))
                .map(each -> each.text("value"))
                .findFirst()
                .orElseGet(() -> "PT" + Settings.kit("quarkus.shutdown.timeout"));
        return Duration.parse(told).toSeconds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void an_image_says_which_it_is_or_it_would_be_asked_for_anew_at_each_start(String overlay) {
        assertThat(pods(overlay).stream().flatMap(pod -> pod.items("containers").stream()))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.text("image"))
                        .matches("[a-z./-]+:[\\w.-]+")
                        .doesNotEndWith(":latest"));
    }

    @Test
    void dev_has_one_of_each_built_here() {
        var documents = render("dev");

        assertThat(documents).noneMatch(each -> each.kind().equals("HorizontalPodAutoscaler"));
        assertThat(documents.stream().flatMap(each -> each.find("spec", "replicas").stream()))
                .isNotEmpty()
                .allMatch(replicas -> replicas.text().equals("1"));
        assertThat(ours("dev").map(each -> containers(each).getFirst().text("image")))
                .hasSize(6)
                .allMatch(image -> image.matches("rollbook/[a-z-]+:dev"));
    }

    @Test
    void dev_asks_for_no_more_than_half_of_what_two_cpus_are_so_that_a_surge_finds_its_place() {
        var asked = pods("dev").stream()
                .flatMap(pod -> pod.items("containers").stream())
                .map(container -> container.text("resources", "requests", "cpu"));

        assertThat(asked.mapToInt(cpu -> Integer.parseInt(cpu.replaceAll("m$", "")))
                        .sum())
                .isBetween(1, 1000);
    }

    /** Where it is not said, their client asks for it at a start and gives up after ten seconds, however long a start waits. */
    @Test
    void who_asks_keycloak_for_tokens_is_told_where() {
        assertThat(Project.SERVICES.stream()
                        .map(Settings::of)
                        .filter(settings -> settings.containsKey("quarkus.oidc-client.client-id")))
                .hasSize(4)
                .allSatisfy(settings -> assertThat(settings)
                        .containsEntry("quarkus.oidc-client.discovery-enabled", "false")
                        .containsEntry("quarkus.oidc-client.token-path", "/protocol/openid-connect/token"));
    }

    @Test
    void whatever_is_ours_has_two_replicas_at_least_of_which_one_at_a_time_is_taken_away() {
        var documents = render("prod");

        for (var kind : List.of("PodDisruptionBudget", "HorizontalPodAutoscaler", "Service")) {
            assertThat(documents.stream()
                            .filter(each -> each.kind().equals(kind))
                            .map(Node::name))
                    .as(kind)
                    .containsAll(Project.SERVICES)
                    .contains("gateway");
        }
        assertThat(documents.stream().filter(each -> each.kind().equals("HorizontalPodAutoscaler")))
                .allSatisfy(each -> assertThat(each.text("spec", "minReplicas")).isEqualTo("2"));
        assertThat(documents.stream().filter(each -> each.kind().equals("PodDisruptionBudget")))
                .allSatisfy(
                        each -> assertThat(each.text("spec", "maxUnavailable")).isEqualTo("1"));
    }

    @Test
    void the_one_origin_leads_to_the_gateway_alone() {
        var ingress = render("prod").stream()
                .filter(each -> each.kind().equals("Ingress"))
                .flatMap(Node::all)
                .flatMap(node -> node.find("backend", "service", "name").stream());

        assertThat(ingress).containsExactly(new Node("gateway"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-operators"})
    void no_secret_is_here_and_what_a_pod_names_is_there(String overlay) {
        var documents = render(overlay);
        var maps = Set.copyOf(documents.stream()
                .filter(each -> each.kind().equals("ConfigMap"))
                .map(Node::name)
                .toList());

        assertThat(documents).noneMatch(each -> each.kind().equals("Secret"));
        assertThat(documents.stream().flatMap(Node::all).flatMap(ManifestsTest::configMapsNamed))
                .isNotEmpty()
                .isSubsetOf(maps);
    }

    /** An overlay, and components that are in none until an operator puts them there. */
    static List<Node> render(String overlay, String... components) {
        return Kustomization.render(
                Project.path("k8s/overlays/" + overlay),
                Stream.of(components)
                        .map(component -> Project.path("k8s/components/" + component))
                        .toList());
    }

    static List<Node> pods(String overlay) {
        return render(overlay).stream()
                .flatMap(each -> each.find("spec", "template", "spec").stream())
                .filter(each -> each.find("containers").isPresent())
                .toList();
    }

    static List<Node> containers(Node workload) {
        return workload.items("spec", "template", "spec", "containers");
    }

    /** The services and the gateway. */
    private static Stream<Node> ours(String overlay) {
        return render(overlay).stream()
                .filter(each -> each.kind().equals("Deployment") && !each.name().equals("keycloak"));
    }

    private static Stream<String> configMapsNamed(Node node) {
        return Stream.of("configMapRef", "configMapKeyRef", "configMap")
                .flatMap(how -> node.find(how, "name").stream())
                .map(Node::text);
    }

    private static Map<String, Object> byName(List<Node> documents) {
        return documents.stream()
                .collect(toMap(
                        each -> each.kind() + " " + each.name(),
                        Node::value,
                        (one, other) -> List.of(one, other),
                        TreeMap::new));
    }
}

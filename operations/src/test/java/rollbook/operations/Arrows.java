package rollbook.operations;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What NetworkPolicies allow, as arrows {@code from -> to : port} between pods of a name, seen from one of the two ends. */
final class Arrows {
    private static final String NAME = "app.kubernetes.io/name";
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final Map<String, String> OUTSIDE = Map.of(
            "ingress-nginx", "Ingress",
            "monitoring", "Prometheus",
            "cnpg-system", "CloudNativePG",
            "tracing", "collector");
    private static final Set<String> MAIL = Set.of("25", "465", "587");
    private static final Set<String> API = Set.of("443", "6443");

    private final List<Pod> pods;
    private final List<Node> policies;

    private record Pod(String name, Map<String, String> labels) {}

    Arrows(List<Node> documents) {
        pods = documents.stream().flatMap(Arrows::pods).toList();
        policies = documents.stream()
                .filter(each -> each.kind().equals("NetworkPolicy"))
                .toList();
    }

    /** Whose pods are in here. */
    Set<String> names() {
        return pods.stream().map(Pod::name).collect(toSet());
    }

    /** What somebody may send. */
    Set<String> allowedOut() {
        return arrows("egress", "to", true);
    }

    /** What somebody may receive. */
    Set<String> allowedIn() {
        return arrows("ingress", "from", false);
    }

    /** Whether all that no policy names is forbidden, for every pod. */
    boolean denyByDefault() {
        return policies.stream()
                .anyMatch(each -> each.at("spec", "podSelector").keys().isEmpty()
                        && each.items("spec", "policyTypes").size() == 2
                        && each.find("spec", "ingress").isEmpty()
                        && each.find("spec", "egress").isEmpty());
    }

    private Set<String> arrows(String direction, String peers, boolean out) {
        var arrows = new TreeSet<String>();
        for (var policy : policies) {
            for (var rule : policy.items("spec", direction)) {
                for (var port : rule.items("ports")) {
                    var named = rule.items(peers).stream()
                            .flatMap(peer -> others(peer, port.text("port")))
                            .toList();
                    for (var mine : selected(policy.at("spec", "podSelector"))) {
                        named.forEach(other -> arrows.add(
                                "%s -> %s : %s".formatted(out ? mine : other, out ? other : mine, port.text("port"))));
                    }
                }
            }
        }
        return arrows;
    }

    private Stream<String> others(Node peer, String port) {
        if (peer.find("ipBlock").isPresent()) {
            return Stream.of(address(peer.at("ipBlock"), port));
        }
        if (peer.find("namespaceSelector").isPresent()) {
            var namespace = peer.text("namespaceSelector", "matchLabels", NAMESPACE);
            // names are everybody's to ask for
            return namespace.equals("kube-system")
                    ? Stream.empty()
                    : Stream.of(OUTSIDE.getOrDefault(namespace, namespace));
        }
        return selected(peer.at("podSelector")).stream();
    }

    /** The web is all addresses but those of private networks; a cluster's API may be any. */
    private static String address(Node block, String port) {
        if (block.find("except").isPresent()) {
            return "the web";
        }
        if (MAIL.contains(port)) {
            return "mail server";
        }
        return API.contains(port) ? "Kubernetes" : "elsewhere";
    }

    private List<String> selected(Node selector) {
        var names = new ArrayList<String>();
        pods.stream()
                .filter(pod -> matches(selector, pod.labels()))
                .map(Pod::name)
                .forEach(names::add);
        return names;
    }

    private static boolean matches(Node selector, Map<String, String> labels) {
        var known = Set.of("matchLabels", "matchExpressions");
        if (!known.containsAll(selector.keys())) {
            throw new AssertionError("Not understood: " + selector);
        }
        return selector.find("matchLabels").stream()
                        .flatMap(Node::entries)
                        .allMatch(entry -> entry.getValue().text().equals(labels.get(entry.getKey())))
                && selector.items("matchExpressions").stream().allMatch(each -> isOneOf(each, labels));
    }

    private static boolean isOneOf(Node expression, Map<String, String> labels) {
        if (!expression.text("operator").equals("In")) {
            throw new AssertionError("Not understood: " + expression);
        }
        return expression.items("values").stream()
                .anyMatch(value -> value.text().equals(labels.get(expression.text("key"))));
    }

    /** Those a document makes; of the pods CloudNativePG makes, its Jobs' too, only this label is sure. */
    private static Stream<Pod> pods(Node document) {
        if (document.kind().equals("Cluster")) {
            return Stream.of(new Pod(document.name(), Map.of("cnpg.io/cluster", document.name())));
        }
        return document.find("spec", "template", "metadata", "labels").stream()
                .map(Arrows::labels)
                .map(labels -> new Pod(labels.getOrDefault(NAME, "?"), labels));
    }

    private static Map<String, String> labels(Node labels) {
        return labels.entries()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
    }
}

package rollbook.operations;

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
    private static final Map<String, String> OUTSIDE = Map.of("ingress-nginx", "Ingress", "monitoring", "Prometheus");
    private static final Set<String> MAIL = Set.of("25", "465", "587");

    private final List<Map<String, String>> pods;
    private final List<Node> policies;

    Arrows(List<Node> documents) {
        pods = documents.stream()
                .flatMap(each -> each.find("spec", "template", "metadata", "labels").stream())
                .map(Arrows::labels)
                .toList();
        policies = documents.stream()
                .filter(each -> each.kind().equals("NetworkPolicy"))
                .toList();
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
            return Stream.of(MAIL.contains(port) ? "mail server" : "the web");
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

    private List<String> selected(Node selector) {
        var names = new ArrayList<String>();
        pods.stream()
                .filter(labels -> matches(selector, labels))
                .map(labels -> labels.getOrDefault(NAME, "?"))
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

    private static Map<String, String> labels(Node labels) {
        return labels.entries()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }
}

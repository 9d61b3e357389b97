/**
 * As much of Prometheus as our alert rules need, so that tests can fire them: what a service shows is read, and a rule's
 * expression evaluated over it. The grammar is that of {@link rollbook.kit.testing.prometheus.RuleParser}.
 */
@NullMarked
package rollbook.kit.testing.prometheus;

import org.jspecify.annotations.NullMarked;

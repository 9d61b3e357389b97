/** What Kubernetes asks and what Prometheus reads. */
@NullMarked
package rollbook.kit.health;

import org.jspecify.annotations.NullMarked;

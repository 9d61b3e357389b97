/** The numbers an operator watches, for Prometheus. */
@NullMarked
package rollbook.kit.watch;

import org.jspecify.annotations.NullMarked;

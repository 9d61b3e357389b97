/** Google's side of the service, against the simulator of Google. */
@NullMarked
package rollbook.ousync.outbound.google;

import org.jspecify.annotations.NullMarked;

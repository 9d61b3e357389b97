/** What Google brings back. */
@NullMarked
package rollbook.ousync.inbound.google;

import org.jspecify.annotations.NullMarked;

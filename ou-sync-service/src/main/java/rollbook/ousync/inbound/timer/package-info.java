/** What is done without being asked. */
@NullMarked
package rollbook.ousync.inbound.timer;

import org.jspecify.annotations.NullMarked;

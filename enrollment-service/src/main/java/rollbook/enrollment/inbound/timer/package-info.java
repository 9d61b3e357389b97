/** What is done without being asked. */
@NullMarked
package rollbook.enrollment.inbound.timer;

import org.jspecify.annotations.NullMarked;

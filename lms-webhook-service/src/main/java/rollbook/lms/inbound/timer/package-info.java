/** What is done without being asked. */
@NullMarked
package rollbook.lms.inbound.timer;

import org.jspecify.annotations.NullMarked;

/** What is done without being asked. */
@NullMarked
package rollbook.invite.inbound.timer;

import org.jspecify.annotations.NullMarked;

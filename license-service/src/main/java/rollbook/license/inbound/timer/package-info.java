/** What starts by itself. */
@NullMarked
package rollbook.license.inbound.timer;

import org.jspecify.annotations.NullMarked;

/** The lanes: facts in. */
@NullMarked
package rollbook.license.inbound.kafka;

import org.jspecify.annotations.NullMarked;

/** The enrollment API. */
@NullMarked
package rollbook.enrollment.inbound.rest;

import org.jspecify.annotations.NullMarked;

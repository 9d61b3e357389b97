/** The ports on PostgreSQL. */
@NullMarked
package rollbook.lms.outbound.postgres;

import org.jspecify.annotations.NullMarked;

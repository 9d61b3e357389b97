/** The ports on PostgreSQL, in plain SQL. */
@NullMarked
package rollbook.enrollment.outbound.postgres;

import org.jspecify.annotations.NullMarked;

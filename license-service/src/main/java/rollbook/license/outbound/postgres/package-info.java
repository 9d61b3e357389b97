/** The ports on PostgreSQL, in plain SQL (ADR 0001). */
@NullMarked
package rollbook.license.outbound.postgres;

import org.jspecify.annotations.NullMarked;

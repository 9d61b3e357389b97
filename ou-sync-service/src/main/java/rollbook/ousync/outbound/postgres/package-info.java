/** The ports on PostgreSQL. */
@NullMarked
package rollbook.ousync.outbound.postgres;

import org.jspecify.annotations.NullMarked;

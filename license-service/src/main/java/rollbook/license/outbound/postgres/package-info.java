/** The ports on PostgreSQL: Panache for licenses, plain SQL where many rows are written at once. */
@NullMarked
package rollbook.license.outbound.postgres;

import org.jspecify.annotations.NullMarked;

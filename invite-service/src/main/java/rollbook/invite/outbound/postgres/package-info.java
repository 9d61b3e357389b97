/** The invites in PostgreSQL, in plain SQL. */
@NullMarked
package rollbook.invite.outbound.postgres;

import org.jspecify.annotations.NullMarked;

/** The API of connections and assignments, {@code /api/lms}. */
@NullMarked
package rollbook.lms.inbound.rest;

import org.jspecify.annotations.NullMarked;

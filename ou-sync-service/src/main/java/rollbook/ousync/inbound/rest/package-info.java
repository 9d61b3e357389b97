/** The API of syncs, {@code /api/ou-syncs}. */
@NullMarked
package rollbook.ousync.inbound.rest;

import org.jspecify.annotations.NullMarked;

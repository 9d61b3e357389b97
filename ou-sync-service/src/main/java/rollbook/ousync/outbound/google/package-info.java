/** Google: an admin's consent, and the directory of their Workspace, which is only ever read (R10). */
@NullMarked
package rollbook.ousync.outbound.google;

import org.jspecify.annotations.NullMarked;

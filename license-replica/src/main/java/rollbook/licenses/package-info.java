/**
 * What every service but license-service knows of licenses: a replica of their snapshots, who may act on one, and the
 * verdicts in their order (DESIGN §2, §3). ADR 0008.
 */
@NullMarked
package rollbook.licenses;

import org.jspecify.annotations.NullMarked;

/** Platforms' tokens and keys, and ours. */
@NullMarked
package rollbook.lms.outbound.lti;

import org.jspecify.annotations.NullMarked;

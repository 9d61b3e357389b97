/**
 * Reading what an admin typed, pasted or uploaded into rows, before anybody judges it. No clock, no chance, no SQL, no
 * framework.
 */
@NullMarked
package rollbook.enrollment.domain;

import org.jspecify.annotations.NullMarked;

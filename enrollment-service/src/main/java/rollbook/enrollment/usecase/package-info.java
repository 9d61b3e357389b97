/** One class per thing asked of enrollments; the ports are the plural nouns. */
@NullMarked
package rollbook.enrollment.usecase;

import org.jspecify.annotations.NullMarked;

/** Schoology's API, asked with a school's own keys. */
@NullMarked
package rollbook.lms.outbound.schoology;

import org.jspecify.annotations.NullMarked;

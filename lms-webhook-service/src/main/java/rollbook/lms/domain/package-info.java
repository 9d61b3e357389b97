/** What an LMS says and what may follow from it; no clock, no SQL, no token. */
@NullMarked
package rollbook.lms.domain;

import org.jspecify.annotations.NullMarked;

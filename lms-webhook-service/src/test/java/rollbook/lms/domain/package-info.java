/** The tables of the domain, row by row. */
@NullMarked
package rollbook.lms.domain;

import org.jspecify.annotations.NullMarked;

/**
 * Reading an uploaded CSV file row by row, in one pass, in memory that does not grow with it (R17, X12). What stands in
 * other columns than {@code Email} never leaves this package.
 */
@NullMarked
package rollbook.enrollment.inbound.csv;

import org.jspecify.annotations.NullMarked;

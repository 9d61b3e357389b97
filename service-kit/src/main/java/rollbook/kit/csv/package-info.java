/** Files people open in a spreadsheet. */
@NullMarked
package rollbook.kit.csv;

import org.jspecify.annotations.NullMarked;

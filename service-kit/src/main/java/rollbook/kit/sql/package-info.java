/** The database as the kit reaches it: transactions, pools of their own for the lanes, the one clock whose stamps are compared. */
@NullMarked
package rollbook.kit.sql;

import org.jspecify.annotations.NullMarked;

/** What holds for the whole kit. */
@NullMarked
package rollbook.kit;

import org.jspecify.annotations.NullMarked;

/** Work that goes on in the background. */
@NullMarked
package rollbook.kit.work;

import org.jspecify.annotations.NullMarked;

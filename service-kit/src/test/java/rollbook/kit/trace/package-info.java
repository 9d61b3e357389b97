@NullMarked
package rollbook.kit.trace;

import org.jspecify.annotations.NullMarked;

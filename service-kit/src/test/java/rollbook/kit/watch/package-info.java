@NullMarked
package rollbook.kit.watch;

import org.jspecify.annotations.NullMarked;

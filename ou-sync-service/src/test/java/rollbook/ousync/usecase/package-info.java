/** What the use cases decide by themselves. */
@NullMarked
package rollbook.ousync.usecase;

import org.jspecify.annotations.NullMarked;

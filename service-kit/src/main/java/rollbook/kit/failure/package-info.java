/** What is said of a failure, and which failures pass by themselves. */
@NullMarked
package rollbook.kit.failure;

import org.jspecify.annotations.NullMarked;

/** The database for tests that run without a container. */
@NullMarked
package rollbook.kit.sql;

import org.jspecify.annotations.NullMarked;

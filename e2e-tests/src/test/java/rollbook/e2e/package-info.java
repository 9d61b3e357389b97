/** The whole of Rollbook from outside: what a person, a script or an operator sees, and what survives a kill -9. */
@NullMarked
package rollbook.e2e;

import org.jspecify.annotations.NullMarked;

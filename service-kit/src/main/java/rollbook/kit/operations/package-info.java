/** What an operator sees of a service and may do there: how far it is behind, and what it could not handle. */
@NullMarked
package rollbook.kit.operations;

import org.jspecify.annotations.NullMarked;

/**
 * The whole of Rollbook on one machine, without Docker: PostgreSQL, Kafka, Keycloak and the services as supervised
 * child processes behind one gateway. DESIGN §1 and §5. For development and tests only.
 */
@NullMarked
package rollbook.stack;

import org.jspecify.annotations.NullMarked;

/** Real parts for tests: an embedded PostgreSQL, a Kafka broker, tokens as the OIDC provider would sign them. */
@NullMarked
package rollbook.kit.testing;

import org.jspecify.annotations.NullMarked;

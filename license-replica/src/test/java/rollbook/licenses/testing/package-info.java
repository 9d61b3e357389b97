/** What services' tests use in place of license-service. */
@NullMarked
package rollbook.licenses.testing;

import org.jspecify.annotations.NullMarked;

/** license-service, asked. */
@NullMarked
package rollbook.ousync.outbound.license;

import org.jspecify.annotations.NullMarked;

/** license-service, asked what it knows. */
@NullMarked
package rollbook.ousync.outbound.license;

import org.jspecify.annotations.NullMarked;

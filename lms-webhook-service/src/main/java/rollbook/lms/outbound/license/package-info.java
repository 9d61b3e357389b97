/** license-service, asked what it knows. */
@NullMarked
package rollbook.lms.outbound.license;

import org.jspecify.annotations.NullMarked;

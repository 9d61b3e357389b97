/** license-service, asked what it would decide. */
@NullMarked
package rollbook.enrollment.outbound.license;

import org.jspecify.annotations.NullMarked;

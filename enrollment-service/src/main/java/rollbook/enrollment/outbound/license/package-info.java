/** license-service, asked directly where a replica may lag. */
@NullMarked
package rollbook.enrollment.outbound.license;

import org.jspecify.annotations.NullMarked;

/** What is asked of the DNS. */
@NullMarked
package rollbook.enrollment.outbound.dns;

import org.jspecify.annotations.NullMarked;

/** What other systems report by Standard Webhooks: their signature is who they are, there is no token. */
@NullMarked
package rollbook.enrollment.inbound.webhook;

import org.jspecify.annotations.NullMarked;

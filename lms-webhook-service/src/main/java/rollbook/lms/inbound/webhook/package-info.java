/** What platforms and our own app send, over HTTP and by themselves. */
@NullMarked
package rollbook.lms.inbound.webhook;

import org.jspecify.annotations.NullMarked;

/** Deliveries signed as Standard Webhooks has it. PROTOCOLS §E. */
@NullMarked
package rollbook.kit.webhook;

import org.jspecify.annotations.NullMarked;

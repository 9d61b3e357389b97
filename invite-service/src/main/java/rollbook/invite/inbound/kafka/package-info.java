/** What license-service says: whom to invite, what became of answers, which licenses live. */
@NullMarked
package rollbook.invite.inbound.kafka;

import org.jspecify.annotations.NullMarked;

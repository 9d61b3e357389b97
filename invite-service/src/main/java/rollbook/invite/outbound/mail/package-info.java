/** Mail by SMTP, where the operator turned it on. */
@NullMarked
package rollbook.invite.outbound.mail;

import org.jspecify.annotations.NullMarked;

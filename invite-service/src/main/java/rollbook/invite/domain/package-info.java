/** What an invite is, what answers it takes, and when its invitee is reminded (R46–R52). Plain Java; it decides. */
@NullMarked
package rollbook.invite.domain;

import org.jspecify.annotations.NullMarked;

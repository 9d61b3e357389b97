/** The invites over HTTP: for who is invited, and for who invites. */
@NullMarked
package rollbook.invite.inbound.rest;

import org.jspecify.annotations.NullMarked;

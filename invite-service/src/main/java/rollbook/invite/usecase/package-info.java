/** What is asked of this service, one class each, and the ports it needs. */
@NullMarked
package rollbook.invite.usecase;

import org.jspecify.annotations.NullMarked;

/** What an LTI platform's browser brings: logins, launches, and the pages that answer them. */
@NullMarked
package rollbook.lms.inbound.lti;

import org.jspecify.annotations.NullMarked;

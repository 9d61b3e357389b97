/**
 * Google as Rollbook meets it: accounts, consent, tokens and the Directory of several Workspaces, from memory, on one
 * port. PROTOCOLS §F says how the real one behaves. For development and tests only; nothing but the JDK and Vert.x.
 */
@NullMarked
package rollbook.stack.google;

import org.jspecify.annotations.NullMarked;

/**
 * The wire between the services: what each event says, under which name and on which topic it travels, and how it is
 * written and read. DESIGN §3. No framework and no rules live here.
 */
@NullMarked
package rollbook.events;

import org.jspecify.annotations.NullMarked;

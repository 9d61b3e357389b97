/** The license API: parses, authenticates, one call, one mapping. */
@NullMarked
package rollbook.license.inbound.rest;

import org.jspecify.annotations.NullMarked;

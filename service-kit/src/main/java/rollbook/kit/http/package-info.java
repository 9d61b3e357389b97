/** The one way out to addresses that customers name: only the public web, only so long, only so much. DESIGN §5. */
@NullMarked
package rollbook.kit.http;

import org.jspecify.annotations.NullMarked;

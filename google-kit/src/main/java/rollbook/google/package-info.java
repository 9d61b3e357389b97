/** Google's OAuth as any of our services goes through it; no rule of ours, and no word of a license. */
@NullMarked
package rollbook.google;

import org.jspecify.annotations.NullMarked;

/** What a directory says and what may follow from it; no clock, no SQL, no Google. */
@NullMarked
package rollbook.ousync.domain;

import org.jspecify.annotations.NullMarked;

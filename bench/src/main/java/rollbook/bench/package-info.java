/** Measurements beside their anchors. Absolute times say how this machine was; the ratios are what the bars are about. */
@NullMarked
package rollbook.bench;

import org.jspecify.annotations.NullMarked;

/** How a service begins: with its settings looked at first, so that who forgot one reads which. */
@NullMarked
package rollbook.kit.start;

import org.jspecify.annotations.NullMarked;

@NullMarked
package rollbook.kit.kafka;

import org.jspecify.annotations.NullMarked;

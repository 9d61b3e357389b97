/** What operators are given, held against the code it is for: images, compose, Kubernetes, settings. */
@NullMarked
package rollbook.operations;

import org.jspecify.annotations.NullMarked;

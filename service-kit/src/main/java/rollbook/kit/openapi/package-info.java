/** What a service's OpenAPI document says beyond what its annotations do. */
@NullMarked
package rollbook.kit.openapi;

import org.jspecify.annotations.NullMarked;

/** One class per thing asked of licenses; each opens its transaction, loads, asks the domain, stores. The ports are the plural nouns. */
@NullMarked
package rollbook.license.usecase;

import org.jspecify.annotations.NullMarked;

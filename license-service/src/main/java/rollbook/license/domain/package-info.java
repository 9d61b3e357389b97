/**
 * What a fact means on a license: the rules, as tables and pure functions. No clock, no chance, no SQL, no framework;
 * time and ids come in with what is judged.
 */
@NullMarked
package rollbook.license.domain;

import org.jspecify.annotations.NullMarked;

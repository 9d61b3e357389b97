/**
 * The learning platforms as Rollbook meets them: LTI 1.3 platforms in Canvas' and Schoology's manner that a person clicks
 * through, and senders of what Canvas, Google Classroom, Schoology and our own app report, with real signatures. From
 * memory, on one port. PROTOCOLS §A–E says how the real ones behave. For development and tests only.
 */
@NullMarked
package rollbook.stack.lms;

import org.jspecify.annotations.NullMarked;

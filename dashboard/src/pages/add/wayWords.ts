/** Rules by which people are added or invited, and those of them that may say either. */
const KNOWN = ['R22', 'R48', 'R49', 'R52_ADDED', 'R52_INVITED', 'X2'] as const;

/** Which of our sentences says why people are added or invited; undefined for a rule this page does not know, which the service says. */
export function wayKey(way: string | null | undefined, rule: string | null | undefined) {
  const key = rule === 'R52' ? `R52_${way ?? ''}` : rule;
  return KNOWN.find((known) => known === key);
}

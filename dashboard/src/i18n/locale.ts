import i18next from 'i18next';

/**
 * The locale dates and numbers are written in: the page's language, in the reader's own variety of it where they have one
 * (day before month for a Briton). Never another language than the words around them; the time zone is always the reader's.
 */
export function pageLocale(): string {
  const language = i18next.resolvedLanguage ?? 'en';
  return navigator.languages.find((each) => each === language || each.startsWith(`${language}-`)) ?? language;
}

/** Names one after another as a sentence has them, in the page's language: *a, b and c*, or *a, b or c*. */
export function listed(
  names: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(pageLocale(), { type }).format(names);
}

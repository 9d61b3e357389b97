import { pageLocale } from '@/i18n/locale';
/** Numbers as the reader writes them. */
export function useNumbers() {
  const language = pageLocale();
  return {
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    percent: (value: number) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        maximumFractionDigits: value < 0.01 ? 1 : 0,
      }).format(value),
  };
}

import { useTranslation } from 'react-i18next';
import { pageLocale } from '@/i18n/locale';
import { exact, useMinute } from '@/ui';
import { type Term, termWords } from './term';
import styles from './licenses.module.css';

/** Until when, in plain words; the exact time on hover. */
export function TermText({ term }: { term: Term }) {
  const { t } = useTranslation('licenses');
  const now = useMinute();
  const words = termWords(term, now, pageLocale());
  const at = words.key === 'grace' || words.key === 'over' ? term.endsAt : term.expiresAt;
  return (
    <span
      className={styles.term}
      data-tone={words.key}
      title={at && words.key !== 'suspended' ? exact(new Date(at), pageLocale()) : undefined}
    >
      {'when' in words
        ? t(`term.${words.key}`, { when: words.when, day: words.day })
        : t(`term.${words.key}`)}
    </span>
  );
}

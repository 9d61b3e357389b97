import { ArrowRight, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Consequences.module.css';

/** A line of it; one that hurts has `warn`. */
export type Consequence = string | { warn: boolean; text: ReactNode };

/** What will come of an act, line by line, before the click. */
export function Consequences({ lines }: { lines: readonly (Consequence | null | undefined | false)[] }) {
  const { t } = useTranslation('ui');
  const shown = lines.filter((line) => line !== null && line !== undefined && line !== false);
  return (
    <div className={styles.box}>
      <p className={styles.title}>{t('consequences')}</p>
      <ul className={styles.list} aria-live="polite">
        {shown.map((line, place) => {
          const { warn, text } = typeof line === 'string' ? { warn: false, text: line } : line;
          return (
            <li key={place} data-warn={warn ? '' : undefined}>
              {warn ? <TriangleAlert aria-hidden /> : <ArrowRight aria-hidden />}
              <span>{text}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

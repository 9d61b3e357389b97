import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote, Skeleton, Tabs } from '@/ui';
import styles from './add.module.css';
import { type Guidance, guidance } from './batches';

type Hint = Guidance['file'][number];

/** What there is a text of; anything else is said in the service's words. */
const HINTS = [
  'ONE_COLUMN',
  'HEADER',
  'ONE_A_ROW',
  'OPEN_SHEET',
  'CHECK_HEADER',
  'SHEETS_DOWNLOAD',
  'PICK_DOWNLOADED',
  'EXCEL_SAVE_AS',
  'EXCEL_TYPE',
  'PICK_SAVED',
  'SEPARATORS',
  'ENCODING',
  'OTHER_COLUMNS',
  'BLANKS_AND_DOUBLES',
] as const;

/** The guidance beside the file (R19): how it looks, as a picture of a sheet, and how to get one of each program. */
export function Guide({ action }: { action: ReactNode }) {
  const { t } = useTranslation('add');
  const { data, error } = useQuery(guidance());
  const say = useSay();
  return (
    <div className={styles.guide}>
      <div className={styles.guidePart}>
        <div className={styles.guideHead}>
          <h3>{t('file.guide')}</h3>
          {action}
        </div>
        <div className={styles.sheet} role="img" aria-label={t('file.sheet')}>
          {['', 'A', '1', 'Email', '2', 'ann.fox@…', '3', 'bob.lee@…'].map((cell, place) => (
            <span
              key={place}
              data-head={place % 2 === 0 || place < 2 || undefined}
              data-email={cell === 'Email' || undefined}
            >
              {cell}
            </span>
          ))}
        </div>
        {data ? (
          <>
            <Checks hints={data.file} />
            <details className={styles.details}>
              <summary>{t('file.accepted')}</summary>
              <Checks hints={data.accepted} />
            </details>
          </>
        ) : error ? (
          <ProblemNote problem={error} />
        ) : (
          <Skeleton height="10rem" />
        )}
      </div>
      {data ? (
        <div className={styles.guidePart}>
          <h3>{t('file.exports')}</h3>
          <Tabs
            label={t('file.exports')}
            tabs={data.exports.map(({ program, steps }) => ({
              id: program,
              label: program,
              content: (
                <ol className={styles.steps}>
                  {steps.map((step) => (
                    <li key={step.code}>{say(step)}</li>
                  ))}
                </ol>
              ),
            }))}
          />
        </div>
      ) : null}
    </div>
  );
}

function Checks({ hints }: { hints: readonly Hint[] }) {
  const say = useSay();
  return (
    <ul className={styles.checks}>
      {hints.map((hint) => (
        <li key={hint.code}>
          <Check aria-hidden />
          {say(hint)}
        </li>
      ))}
    </ul>
  );
}

function useSay() {
  const { t } = useTranslation('add');
  return ({ code, text }: Hint) => {
    const known = HINTS.find((hint) => hint === code);
    return known ? t(`guidance.${known}`) : text;
  };
}

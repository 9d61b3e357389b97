import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card, DateTime, Filled, GAP, ProblemNote, Skeleton } from '@/ui';
import { type Coverage, coverage } from './mine';
import styles from './me.module.css';

/** Am I covered, by which license, until when: the state first, in color, picture and words. */
export function CoverageCard({ hasInvite }: { hasInvite: boolean }) {
  const { data, error } = useQuery(coverage());
  return (
    <Card>
      {error ? <ProblemNote problem={error} /> : null}
      {data ? <Answer coverage={data} hasInvite={hasInvite} /> : null}
      {!data && !error ? <Waiting /> : null}
    </Card>
  );
}

function Answer({
  coverage: { covered, until, licenses },
  hasInvite,
}: {
  coverage: Coverage;
  hasInvite: boolean;
}) {
  const { t } = useTranslation(['me', 'ui']);
  const [first, ...more] = licenses;
  if (!covered || !first) {
    return (
      <div className={styles.hero} data-tone="muted" role="status">
        <span className={styles.emblem} aria-hidden>
          <ShieldQuestion />
        </span>
        <div className={styles.heroWords}>
          <h2 className={styles.heroTitle}>{t('covered.no')}</h2>
          <p>{hasInvite ? t('covered.noButInvited') : t('covered.noText')}</p>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className={styles.hero} data-tone="good" role="status">
        <span className={styles.emblem} aria-hidden>
          <ShieldCheck />
        </span>
        <div className={styles.heroWords}>
          <h2 className={styles.heroTitle}>{t('covered.yes')}</h2>
          <p>
            <Filled
              text={
                more.length === 0
                  ? t(until ? 'covered.byUntil' : 'covered.by', { license: first.name, when: GAP })
                  : t(until ? 'covered.byManyUntil' : 'covered.byMany', { count: licenses.length, when: GAP })
              }
            >
              {until ? <DateTime at={until} as="lastDay" /> : null}
            </Filled>
          </p>
        </div>
      </div>
      {more.length > 0 ? (
        <ul className={styles.list} aria-label={t('covered.list')}>
          {licenses.map((license) => (
            <li key={license.licenseId} className={styles.line}>
              <div className={styles.lineWords}>
                <strong>{license.name}</strong>
                <span>{t(`ui:types.${license.type}`)}</span>
              </div>
              <span className={styles.lineEnd}>
                <Until at={license.until} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Until({ at }: { at: string | null | undefined }) {
  const { t } = useTranslation('me');
  return at ? (
    <Filled text={t('covered.until', { when: GAP })}>
      <DateTime at={at} as="lastDay" />
    </Filled>
  ) : (
    t('covered.noEnd')
  );
}

function Waiting() {
  return (
    <div className={styles.hero} aria-busy>
      <Skeleton width="3.5rem" height="3.5rem" />
      <div className={styles.heroWords}>
        <Skeleton width="60%" height="1.4rem" />
        <Skeleton width="85%" height="0.9rem" />
      </div>
    </div>
  );
}

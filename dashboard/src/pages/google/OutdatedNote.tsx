import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { Badge, Button, Note, useProblemTitle } from '@/ui';
import styles from './google.module.css';
import { usePlanWhy } from './usePlanWhy';

interface Difference {
  email: string;
  shown?: string | null;
  now: string;
  why?: string | null;
  reason?: string | null;
}

const FATES = [
  'ADDED',
  'INVITED',
  'WAITING',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'REASON_ADDED',
  'REMOVED',
  'KEPT_OUT',
  'REFUSED',
  'FAILED',
] as const;

/** Why a plan can no longer be committed: who would fare otherwise than it showed, and the way to a new one. */
export function OutdatedNote({
  problem,
  onAnew,
  isAnew,
}: {
  problem: Problem;
  onAnew: () => void;
  isAnew: boolean;
}) {
  const { t } = useTranslation('google');
  const say = useProblemTitle();
  const planWhy = usePlanWhy();
  const people = Array.isArray(problem.body.people) ? (problem.body.people as Difference[]) : [];
  const words = (outcome: string | null | undefined) => {
    const known = FATES.find((each) => each === outcome);
    return known ? t(`plan.outcomes.${known}`) : t('plan.outcomes.none');
  };
  return (
    <Note
      tone="warn"
      title={say(problem)}
      live
      action={
        <Button variant="primary" size="sm" onPress={onAnew} isPending={isAnew}>
          {t('plan.again')}
        </Button>
      }
    >
      {people.length > 0 ? (
        <>
          <p>{t('plan.difference', { count: people.length })}</p>
          <ul className={styles.differences}>
            {people.map(({ email, shown, now, ...told }) => {
              const why = planWhy(told);
              return (
                <li key={email}>
                  <span>{email}</span>
                  <span>
                    <Badge>{words(shown)}</Badge> <span aria-hidden>→</span>
                    <span className="visually-hidden">{t('plan.becomes')}</span>{' '}
                    <Badge tone="warn">{words(now)}</Badge>
                  </span>
                  {why ? <small>{why}</small> : null}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </Note>
  );
}

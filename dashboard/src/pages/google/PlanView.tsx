import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowRight, CircleSlash, UserCheck, UserMinus, UserPlus, UserRoundX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keys } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { listed } from '@/i18n/locale';
import {
  Button,
  Card,
  Confirm,
  DateTime,
  Filled,
  GAP,
  LinkButton,
  ListSkeleton,
  Note,
  ProblemNote,
  Progress,
  Stack,
  toast,
} from '@/ui';
import { commitPlan, type Effect, makePlan, type Plan, planOf, type Sync } from './api';
import { OutdatedNote } from './OutdatedNote';
import { PlanPeople } from './PlanPeople';
import { SeatsAfter } from './SeatsAfter';
import { Steps } from './Steps';
import styles from './google.module.css';

/** What would come of a selection, or of the removal of the sync; and the one button that does it (X30). */
export function PlanView({ sync, planId }: { sync: Sync; planId: string }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const { data: plan, error } = useQuery(planOf(license.id, planId));
  const anew = useAnew();

  if (error && !plan) {
    return (
      <ProblemNote
        problem={error}
        action={
          <LinkButton to="?view=units" size="sm">
            {t('plan.choose')}
          </LinkButton>
        }
      />
    );
  }
  if (!plan) {
    return <ListSkeleton rows={5} />;
  }
  if (plan.state === 'READING') {
    return (
      <Card title={t('plan.reading')} text={t('plan.readingText')}>
        <Progress label={t('plan.readingLabel')} />
      </Card>
    );
  }
  if (plan.state === 'FAILED') {
    return (
      <Note
        tone="bad"
        title={t('plan.failed')}
        live
        action={
          <Button size="sm" onPress={() => anew.mutate(plan)} isPending={anew.isPending}>
            {t('plan.again')}
          </Button>
        }
      >
        {plan.trouble ? t(`troubleTexts.${plan.trouble}`) : plan.why}
      </Note>
    );
  }
  if (plan.state === 'COMMITTED') {
    return (
      <Note
        tone="good"
        title={t('plan.committed')}
        action={
          <LinkButton to="?" size="sm">
            {t('plan.toSync')}
          </LinkButton>
        }
      >
        {t('plan.committedText')}
      </Note>
    );
  }
  return <Planned sync={sync} plan={plan} onAnew={() => anew.mutate(plan)} isAnew={anew.isPending} />;
}

/** The same plan once more, as things are now. */
function useAnew() {
  const license = useLicense();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (plan: Plan) =>
      makePlan(
        license.id,
        plan.kind === 'REMOVE' ? 'remove' : new Map(plan.units.map(({ id, subtree }) => [id, subtree])),
      ),
    onSuccess: ({ planId }) => navigate(`?plan=${planId}`, { replace: true }),
  });
}

/** What appears far from the button that was pressed: the reader is taken there. */
function InSight({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className={styles.inSight}>
      {children}
    </div>
  );
}

const TILES = [
  { effect: 'ADD', icon: UserPlus, tone: 'good' },
  { effect: 'KEEP', icon: UserCheck, tone: 'muted' },
  { effect: 'REMOVE', icon: UserMinus, tone: 'bad' },
  { effect: 'SKIP', icon: CircleSlash, tone: 'muted' },
] as const;

function Planned({
  sync,
  plan,
  onAnew,
  isAnew,
}: {
  sync: Sync;
  plan: Plan;
  onAnew: () => void;
  isAnew: boolean;
}) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const [shown, setShown] = useState<Effect>();
  const isRemoval = plan.kind === 'REMOVE';
  const count = (effect: Effect) => plan.counts[effect] ?? 0;
  const outcome = (name: string) => plan.outcomes[name] ?? 0;
  const joins = outcome('ADDED');
  const waits = outcome('WAITING');
  const leaves = outcome('REMOVED');

  const commit = useMutation({
    mutationFn: () => commitPlan(license.id, plan.planId),
    onSuccess: async () => {
      setAsks(false);
      await queries.invalidateQueries({ queryKey: keys.license(license.id) });
      toast(t(isRemoval ? 'plan.removed' : 'plan.begun'));
      void navigate('?', { replace: true });
    },
  });
  const problem = commit.error ? asProblem(commit.error) : undefined;
  const isOver = problem?.slug === 'plan-outdated' || problem?.slug === 'plan-expired';
  const what = [
    joins > 0 && t('plan.sum.joins', { count: joins, formatted: number(joins) }),
    waits > 0 && t('plan.sum.waits', { count: waits, formatted: number(waits) }),
    leaves > 0 && t('plan.sum.leaves', { count: leaves, formatted: number(leaves) }),
  ].filter((each) => each !== false);
  const sum = what.length > 0 ? listed(what) : t('plan.sum.nothing');
  const first = TILES.find(({ effect }) => count(effect) > 0)?.effect;

  return (
    <Stack>
      {problem && (!asks || isOver) ? (
        <InSight>
          {isOver ? (
            <OutdatedNote problem={problem} onAnew={onAnew} isAnew={isAnew} />
          ) : (
            <ProblemNote problem={problem} />
          )}
        </InSight>
      ) : null}
      {isRemoval || sync.units.length > 0 ? null : <Steps at="look" />}
      <Card
        title={isRemoval ? t('plan.ofRemoval') : t('plan.ofUnits', { count: plan.units.length })}
        text={
          isRemoval
            ? t('plan.ofRemovalText')
            : plan.units
                .map(({ name, subtree }) => (subtree ? name : t('plan.alone', { unit: name })))
                .join(' · ')
        }
      >
        <ul className={styles.tiles}>
          {TILES.map(({ effect, icon: Icon, tone }) => (
            <li key={effect} data-tone={count(effect) > 0 ? tone : undefined}>
              <span className={styles.tileIcon}>
                <Icon aria-hidden />
              </span>
              <strong>{number(headline(effect))}</strong>
              <span>{t(`plan.tiles.${effect}`)}</span>
              <small>{t(`plan.hints.${effect}`)}</small>
            </li>
          ))}
        </ul>
        <ul className={styles.asides}>
          {outcome('KEPT_OUT') > 0 ? (
            <li>
              <UserRoundX aria-hidden />
              {t('plan.keptOut', { count: outcome('KEPT_OUT'), formatted: number(outcome('KEPT_OUT')) })}
            </li>
          ) : null}
          {waits > 0 ? (
            <li data-tone="warn">
              <ArrowRight aria-hidden />
              {t('plan.waits', { count: waits, formatted: number(waits) })}
            </li>
          ) : null}
          {count('REMOVE') > leaves ? (
            <li>
              <UserCheck aria-hidden />
              {t('plan.othersStay')}
            </li>
          ) : null}
        </ul>
      </Card>
      {plan.seats ? <SeatsAfter seats={plan.seats} /> : null}
      {first ? <PlanPeople plan={plan} sync={sync} selected={shown ?? first} onSelect={setShown} /> : null}
      <div className={styles.commit}>
        <div>
          <p className={styles.commitSum}>{sum}</p>
          <p className={styles.quiet}>
            <Filled text={t('plan.madeAt', { when: GAP })}>
              <DateTime at={plan.madeAt} as="time" />
            </Filled>
          </p>
          <p className={styles.quiet}>{isRemoval ? t('plan.ends') : t('plan.goesOn')}</p>
        </div>
        <div className={styles.commitAct}>
          {isRemoval ? null : (
            <LinkButton to="?view=units" variant="quiet">
              {t('plan.choose')}
            </LinkButton>
          )}
          <Button
            variant={isRemoval ? 'danger' : 'primary'}
            isPending={commit.isPending}
            isDisabled={isOver}
            onPress={() => {
              commit.reset();
              if (leaves > 0 || isRemoval) {
                setAsks(true);
              } else {
                commit.mutate();
              }
            }}
          >
            {isRemoval ? t('plan.remove') : t('plan.commit')}
          </Button>
        </div>
      </div>
      <Confirm
        isOpen={asks && !isOver}
        onClose={() => setAsks(false)}
        title={isRemoval ? t('plan.confirm.removeTitle') : t('plan.confirm.title')}
        confirm={isRemoval ? t('plan.remove') : t('plan.commit')}
        variant={leaves > 0 || isRemoval ? 'danger' : 'primary'}
        onConfirm={() => commit.mutate()}
        isPending={commit.isPending}
        problem={problem}
      >
        <p>
          <strong>{t('plan.confirm.leaves', { count: leaves, formatted: number(leaves) })}</strong>{' '}
          {t('plan.confirm.lose')}
        </p>
        <p className={styles.quiet}>{isRemoval ? t('plan.confirm.removeText') : t('plan.confirm.text')}</p>
      </Confirm>
    </Stack>
  );

  /** People where that is told, else grants: who is in two units counts once. */
  function headline(effect: Effect): number {
    return effect === 'ADD' ? joins : effect === 'REMOVE' ? leaves : count(effect);
  }
}

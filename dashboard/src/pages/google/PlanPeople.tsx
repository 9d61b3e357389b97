import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Badge, Card, ListSkeleton, Pager, ProblemNote, Table, Tabs, type Tone } from '@/ui';
import { type Effect, type Plan, type PlanLine, planPeople, type Sync } from './api';
import { unitNames } from './unitNames';
import { usePlanWhy } from './usePlanWhy';
import styles from './google.module.css';

const EFFECTS: readonly Effect[] = ['ADD', 'KEEP', 'REMOVE', 'SKIP'];

/** Everybody a plan names, by what would become of them, with the reason. */
export function PlanPeople({
  plan,
  sync,
  selected,
  onSelect,
}: {
  plan: Plan;
  sync: Sync;
  selected: Effect;
  onSelect: (effect: Effect) => void;
}) {
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const tabs = EFFECTS.filter((effect) => (plan.counts[effect] ?? 0) > 0).map((effect) => ({
    id: effect,
    label: t(`plan.tabs.${effect}`, { count: number(plan.counts[effect] ?? 0) }),
    content: <People plan={plan} sync={sync} effect={effect} />,
  }));
  return (
    <Card title={t('plan.people')}>
      <Tabs label={t('plan.people')} tabs={tabs} selected={selected} onSelect={onSelect} />
    </Card>
  );
}

function People({ plan, sync, effect }: { plan: Plan; sync: Sync; effect: Effect }) {
  const license = useLicense();
  const { t } = useTranslation(['google', 'ui']);
  const names = unitNames(sync, plan);
  const pages = useInfiniteQuery({
    queryKey: keys.of(license.id, 'google', 'plan', plan.planId, 'people', effect, 'live'),
    queryFn: ({ pageParam }) => planPeople(license.id, plan.planId, effect, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Infinity,
  });
  if (pages.error) {
    return <ProblemNote problem={pages.error} />;
  }
  if (!pages.data) {
    return <ListSkeleton rows={4} />;
  }
  const lines = pages.data.pages.flatMap(({ items }) => items);
  return (
    <div className={styles.bleed}>
      <Table
        label={t(`plan.tiles.${effect}`)}
        rows={lines}
        rowKey={({ no }) => String(no)}
        columns={[
          {
            id: 'email',
            header: t('people.email'),
            cell: (line) => (
              <div className={styles.person}>
                <span>{line.email || t('people.noEmail')}</span>
                <Why line={line} />
              </div>
            ),
          },
          {
            id: 'unit',
            header: t('people.unit'),
            cell: ({ unitId }) => names.get(unitId) ?? t('people.otherUnit'),
            wideOnly: true,
          },
          {
            id: 'outcome',
            header: t('people.then'),
            align: 'end',
            cell: ({ outcome }) => {
              const shown = fate(effect, outcome);
              return <Badge tone={TONES[shown]}>{t(`people.fates.${shown}`)}</Badge>;
            },
          },
        ]}
      />
      <Pager
        hasMore={pages.hasNextPage}
        isLoading={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        label={t('ui:more')}
      />
    </div>
  );
}

/** Why it comes to that for somebody. */
function Why({ line }: { line: PlanLine }) {
  const words = usePlanWhy()(line);
  return words ? <small>{words}</small> : null;
}

const TONES = {
  joins: 'good',
  stays: 'muted',
  oneMore: 'muted',
  waits: 'warn',
  keptOut: 'bad',
  refused: 'bad',
  leaves: 'bad',
  skipped: 'muted',
} satisfies Record<string, Tone>;

/** What becomes of somebody, in a word. */
export function fate(effect: Effect, outcome: string | null): keyof typeof TONES {
  if (effect === 'SKIP') {
    return 'skipped';
  }
  switch (outcome) {
    case 'WAITING':
      return 'waits';
    case 'KEPT_OUT':
      return 'keptOut';
    case 'REFUSED':
    case 'FAILED':
      return 'refused';
    case 'REMOVED':
      return 'leaves';
    case 'ALREADY_MEMBER':
    case 'REASON_ADDED':
      return effect === 'ADD' ? 'oneMore' : 'stays';
    default:
      return effect === 'ADD' ? 'joins' : effect === 'REMOVE' ? 'leaves' : 'stays';
  }
}

import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { growth, type License } from '@/api/licenses';
import { MethodBars, useNumbers } from '@/charts';
import { Card, EmptyState, LinkButton, ProblemNote, Skeleton } from '@/ui';

/** What it is drawn with follows the page: all else is there without it. */
const GrowthChart = lazy(() =>
  import('@/charts/GrowthChart').then((charts) => ({ default: charts.GrowthChart })),
);

/** How many members there were, day by day. */
export function GrowthCard({ license }: { license: License }) {
  const { t } = useTranslation('overview');
  const { number } = useNumbers();
  const { data, error } = useQuery(growth(license.id));
  const joined = data?.days.reduce((sum, day) => sum + day.joined, 0) ?? 0;
  return (
    <Card
      title={t('growth.title')}
      text={data ? t('growth.text', { count: joined, formatted: number(joined) }) : undefined}
    >
      {error ? <ProblemNote problem={error} /> : null}
      {data ? (
        <Suspense fallback={<Skeleton height="12rem" />}>
          <GrowthChart days={data.days} label={t('growth.label')} />
        </Suspense>
      ) : null}
      {!data && !error ? <Skeleton height="12rem" /> : null}
    </Card>
  );
}

/** By which ways the members came. */
export function MethodsCard({ license }: { license: License }) {
  const { t } = useTranslation('overview');
  const { data, error } = useQuery(growth(license.id));
  const isEmpty = data?.methods.every(({ members }) => members === 0) ?? false;
  return (
    <Card title={t('byMethod.title')} text={isEmpty ? undefined : t('byMethod.text')}>
      {error ? <ProblemNote problem={error} /> : null}
      {data && isEmpty ? (
        <EmptyState
          icon={<UsersRound />}
          title={t('byMethod.none')}
          text={t('byMethod.noneText')}
          action={<LinkButton to="add">{t('add')}</LinkButton>}
        />
      ) : null}
      {data && !isEmpty ? <MethodBars methods={data.methods} label={t('byMethod.title')} /> : null}
      {!data && !error ? <Skeleton height="9rem" /> : null}
    </Card>
  );
}

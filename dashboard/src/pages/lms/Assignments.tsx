import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Badge, Card, DateTime, EmptyState, ListSkeleton, Pager, ProblemNote, Table, type Tone } from '@/ui';
import { type Assignment, assignmentsPage, type Connection } from './api';
import styles from './lms.module.css';

const TONES: Record<Assignment['state'], Tone> = {
  SETTLED: 'good',
  ASKED: 'info',
  CHOOSE: 'warn',
  MAKER_NOT_ON_LICENSE: 'bad',
  NO_LICENSE: 'bad',
};

/** The assignments of ours made for the license: whose, whether they enroll, and what to do where they don't (X26, X27). */
export function Assignments({ connections }: { connections: readonly Connection[] }) {
  const license = useLicense();
  const { t } = useTranslation(['lms', 'ui']);
  const { number } = useNumbers();
  const pages = useInfiniteQuery({
    queryKey: keys.of(license.id, 'lms', 'assignments'),
    queryFn: ({ pageParam }) => assignmentsPage(license.id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 15_000,
  });
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const assignments = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Card title={t('assignments.title')} text={t('assignments.text')} flush>
      {pages.error ? (
        <div className={styles.inset}>
          <ProblemNote problem={pages.error} />
        </div>
      ) : null}
      {!assignments && !pages.error ? <ListSkeleton rows={3} /> : null}
      {assignments?.length === 0 ? (
        <EmptyState
          icon={<ClipboardCheck />}
          title={t('assignments.none')}
          text={t('assignments.noneText')}
        />
      ) : null}
      {assignments && assignments.length > 0 ? (
        <Table
          label={t('assignments.title')}
          rows={assignments}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'title',
              header: t('assignments.assignment'),
              cell: (assignment) => (
                <div className={styles.assignment}>
                  <strong>{assignment.title}</strong>
                  <span className={styles.quiet}>
                    {assignment.maker ?? t('assignments.noMaker')}
                    {' · '}
                    {names.get(assignment.connectionId) ?? t('assignments.elsewhere')}
                  </span>
                  {assignment.state === 'SETTLED' ? null : (
                    <span className={styles.why}>
                      {t(`assignments.why.${assignment.state}`)} <ToDo assignment={assignment} />
                    </span>
                  )}
                </div>
              ),
            },
            {
              id: 'made',
              header: t('assignments.made'),
              wideOnly: true,
              cell: ({ madeAt }) => <DateTime at={madeAt} />,
            },
            {
              id: 'opened',
              header: t('assignments.opened'),
              align: 'end',
              wideOnly: true,
              cell: ({ opened }) => number(opened),
            },
            {
              id: 'state',
              header: t('assignments.state'),
              align: 'end',
              cell: ({ state }) => (
                <Badge tone={TONES[state]} dot>
                  {t(`assignments.states.${state}`)}
                </Badge>
              ),
            },
          ]}
        />
      ) : null}
      <Pager
        hasMore={pages.hasNextPage}
        isLoading={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        label={t('ui:more')}
      />
    </Card>
  );
}

/** The way out of an assignment that enrolls nobody. */
function ToDo({ assignment: { state } }: { assignment: Assignment }) {
  const license = useLicense();
  const { t } = useTranslation('lms');
  if (state === 'MAKER_NOT_ON_LICENSE') {
    return <Link to={`/licenses/${license.id}/add`}>{t('assignments.addMaker')}</Link>;
  }
  return state === 'CHOOSE' ? <>{t('assignments.makerChooses')}</> : null;
}

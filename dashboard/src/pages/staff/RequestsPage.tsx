import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licensesRun } from '@/api/licenses';
import { Card, EmptyState, ListSkeleton, PageHeader, Pager, ProblemNote, Stack, Tabs } from '@/ui';
import { allRequests } from '../domains/domains';
import { RequestCard } from './RequestCard';

type Which = 'REQUESTED' | 'APPROVED' | 'DECLINED';
const TABS: readonly Which[] = ['REQUESTED', 'APPROVED', 'DECLINED'];

/** What customers ask for: to be deployed domain-wide (R38). The oldest first, as they wait. */
export function Component() {
  const { t } = useTranslation('staff');
  const [which, setWhich] = useState<Which>('REQUESTED');
  return (
    <>
      <PageHeader title={t('requests.title')} text={t('requests.text')} />
      <Tabs
        label={t('requests.which')}
        selected={which}
        onSelect={setWhich}
        tabs={TABS.map((state) => ({
          id: state,
          label: t(`requests.tabs.${state}`),
          content: <List state={state} />,
        }))}
      />
    </>
  );
}

function List({ state }: { state: Which }) {
  const { t } = useTranslation('staff');
  const licenses = useQuery(licensesRun());
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    allRequests(state),
  );
  const read = data?.pages.flatMap(({ items }) => items);
  const requests = state === 'REQUESTED' ? read : read?.toReversed();
  return (
    <Stack gap={4}>
      {error ? <ProblemNote problem={error} /> : null}
      {licenses.error ? <ProblemNote problem={licenses.error} /> : null}
      {!requests && !error ? (
        <Card flush>
          <ListSkeleton rows={4} />
        </Card>
      ) : null}
      {requests?.length === 0 ? (
        <Card>
          <EmptyState icon={<Inbox />} title={t(`requests.none.${state}`)} text={t('requests.noneText')} />
        </Card>
      ) : null}
      {requests?.map((request) => (
        <RequestCard key={request.id} request={request} licenses={licenses.data ?? []} />
      ))}
      <Pager
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
        label={t('requests.more')}
      />
    </Stack>
  );
}

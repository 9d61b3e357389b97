import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DoorOpen, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { licenseApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import {
  Badge,
  Button,
  Card,
  Confirm,
  Consequences,
  DateTime,
  EmptyState,
  ListSkeleton,
  Pager,
  ProblemNote,
  Skeleton,
  Table,
  toast,
} from '@/ui';
import { comesBack, keptOut, type Member, useLicenseChange } from './settings';
import styles from './settings.module.css';

/** Whom nothing brings onto the license until somebody lets them in again; only staff lift what staff decided (RULES §2). */
export function KeptOutCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const [lifted, setLifted] = useState<Member>();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    keptOut(license.id),
  );
  const people = data?.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={t('keptOut.title')}
      text={t(license.emailDomains.length > 0 ? 'keptOut.textDomain' : 'keptOut.text')}
      flush={people === undefined || people.length > 0}
    >
      {error ? <ProblemNote problem={error} /> : null}
      {!people && !error ? <ListSkeleton rows={2} /> : null}
      {people?.length === 0 ? (
        <EmptyState icon={<UserX />} title={t('keptOut.none')} text={t('keptOut.noneText')} />
      ) : null}
      {people && people.length > 0 ? (
        <Table
          label={t('keptOut.title')}
          rows={people}
          rowKey={({ memberId }) => memberId}
          columns={[
            {
              id: 'who',
              header: t('keptOut.who'),
              cell: ({ memberId, email }) => (
                <span className={styles.who}>
                  <Link to={`/licenses/${license.id}/members?person=${memberId}`}>
                    {email ?? t('keptOut.noAddress')}
                  </Link>
                </span>
              ),
            },
            {
              id: 'by',
              header: t('keptOut.by'),
              cell: (member) => <Badge>{t(byStaff(member) ? 'keptOut.staff' : 'keptOut.admin')}</Badge>,
            },
            {
              id: 'since',
              header: t('keptOut.since'),
              wideOnly: true,
              cell: ({ since }) => <DateTime at={since} as="day" />,
            },
            {
              id: 'acts',
              header: <span className="visually-hidden">{t('keptOut.letIn')}</span>,
              align: 'end',
              cell: (member) =>
                byStaff(member) && !isStaff ? (
                  <span className={styles.small}>{t('keptOut.onlyStaff')}</span>
                ) : (
                  <Button size="sm" icon={<DoorOpen />} onPress={() => setLifted(member)}>
                    {t('keptOut.letIn')}
                  </Button>
                ),
            },
          ]}
        />
      ) : null}
      <Pager
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
        label={t('keptOut.more')}
      />
      {lifted ? <LiftConfirm license={license} member={lifted} onClose={() => setLifted(undefined)} /> : null}
    </Card>
  );
}

function byStaff({ keptOut: by }: Member): boolean {
  return by?.by === 'STAFF';
}

/** Says whether they come back at once, by looking at what was said of them since they were removed. */
function LiftConfirm({
  license,
  member,
  onClose,
}: {
  license: License;
  member: Member;
  onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const { memberId } = member;
  const email = member.email ?? t('keptOut.noAddress');
  const path = { licenseId: license.id, memberId };
  const explained = useQuery({
    queryKey: keys.of(license.id, 'explained', memberId),
    queryFn: ({ signal }) =>
      take(licenseApi.GET('/api/licenses/{licenseId}/members/{memberId}', { params: { path }, signal })),
  });
  const lift = useLicenseChange(
    license.id,
    () =>
      take(
        licenseApi.POST('/api/licenses/{licenseId}/members/lifts', {
          params: { path: { licenseId: license.id } },
          body: { memberIds: [memberId] },
        }),
      ),
    () => {
      toast(t('lifted.done', { email }));
      onClose();
    },
  );
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('lifted.title', { email })}
      confirm={t('lifted.confirm')}
      onConfirm={() => lift.mutate(undefined)}
      isPending={lift.isPending}
      problem={lift.error}
    >
      {explained.error ? <ProblemNote problem={explained.error} /> : null}
      {explained.isPending ? <Skeleton height="5rem" /> : null}
      {explained.data ? (
        <Consequences
          lines={[
            comesBack(explained.data)
              ? license.seats.free === 0
                ? t('lifted.waits')
                : t('lifted.back')
              : t('lifted.notYet'),
            t('lifted.sources'),
          ]}
        />
      ) : null}
    </Confirm>
  );
}

import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime, StatusBadge, useSteady, VirtualTable, type VirtualColumn } from '@/ui';
import type { MemberList } from './MemberList';
import { type Member, type MembersAsked, type Sort, statusesOf, waysOf } from './members';
import styles from './members.module.css';
import { useIsNarrow } from './useIsNarrow';
import { Ways } from './Ways';

/** Rows drawn gray where the list goes on and nobody knows how far. */
const GOES_ON = 12;

/** The list itself: only what is in sight is drawn, what is ahead is read before one gets there. */
export function MembersTable({
  list,
  asked,
  total,
  selected,
  allSelected,
  onSelect,
  onSelectAll,
  onOpen,
  onSort,
}: {
  list: MemberList;
  asked: MembersAsked;
  /** How many there are in all, where that is known. */
  total: number | undefined;
  selected: ReadonlyMap<string, unknown>;
  allSelected: boolean;
  onSelect: (member: Member, selected: boolean) => void;
  onSelectAll: (selected: boolean) => void;
  onOpen: (member: Member) => void;
  onSort: (sort: Sort) => void;
}) {
  const { t } = useTranslation('members');
  const isNarrow = useIsNarrow();
  const pages = list.pages;
  const columns = useColumns(isNarrow, asked.sort, useSteady(onSort));
  const wanted = list.answers ? statusesOf(list.answers.status) : [];
  const onRange = useCallback((first: number, last: number) => pages?.show(first, last), [pages]);
  const known = pages?.known ?? 0;
  const ids = useMemo(() => new Set(selected.keys()), [selected]);
  return (
    <VirtualTable<Member>
      label={t('title')}
      columns={columns}
      rowAt={(index) => pages?.at(index)}
      count={pages?.hasMore ? Math.max(known + GOES_ON, total ?? 0) : known}
      total={total}
      rowKey={memberIdOf}
      rowLabel={(member) => member.email ?? t('noAddress')}
      rowHeight={isNarrow ? 68 : 52}
      height="100%"
      listKey={list.key}
      indexOf={(key) => pages?.indexOf(key)}
      isPast={({ status }) => !wanted.includes(status)}
      onRange={onRange}
      onRowAction={onOpen}
      selected={ids}
      allSelected={allSelected}
      onSelect={(key, to) => {
        const member = pages?.get(key);
        if (member) {
          onSelect(member, to);
        }
      }}
      onSelectAll={onSelectAll}
    />
  );
}

function memberIdOf({ memberId }: Member) {
  return memberId;
}

function useColumns(isNarrow: boolean, sort: Sort, onSort: (sort: Sort) => void): VirtualColumn<Member>[] {
  const { t } = useTranslation('members');
  return useMemo(() => {
    const status = (member: Member) => (
      <StatusBadge status={member.status} position={member.position ?? null} />
    );
    if (isNarrow) {
      return [
        {
          id: 'person',
          header: t('columns.person'),
          width: 'minmax(0, 1fr)',
          cell: (member) => (
            <div className={styles.card}>
              <span className={styles.address}>{member.email ?? t('noAddress')}</span>
              <span className={styles.cardLine}>
                {status(member)}
                <Ways ways={waysOf(member)} isShort />
              </span>
            </div>
          ),
        },
      ];
    }
    return [
      {
        id: 'address',
        header: t('columns.address'),
        width: 'minmax(12rem, 2.4fr)',
        cell: (member) =>
          member.email ? (
            <span className={styles.address}>{member.email}</span>
          ) : (
            <span className={styles.quiet}>{t('noAddress')}</span>
          ),
        onSort: () => onSort(sort === 'address' ? '-address' : 'address'),
        sorted: sort === 'address' ? 'ascending' : sort === '-address' ? 'descending' : undefined,
      },
      {
        id: 'status',
        header: t('columns.status'),
        width: 'minmax(8.5rem, 1fr)',
        cell: status,
        onSort: () => onSort('status'),
        sorted: sort === 'status' ? 'ascending' : undefined,
      },
      {
        id: 'ways',
        header: t('columns.ways'),
        width: 'minmax(9rem, 1.6fr)',
        cell: (member) => <Ways ways={waysOf(member)} />,
      },
      {
        id: 'since',
        header: t('columns.since'),
        width: 'minmax(7rem, 0.8fr)',
        cell: (member) => (
          <span className={styles.quiet}>
            <DateTime at={member.since} as="day" />
          </span>
        ),
        onSort: () => onSort(sort === '-since' ? 'since' : '-since'),
        sorted: sort === 'since' ? 'ascending' : sort === '-since' ? 'descending' : undefined,
      },
    ];
  }, [isNarrow, sort, onSort, t]);
}

import { useTranslation } from 'react-i18next';
import type { EnrollmentMethod } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { SearchField, Select } from '@/ui';
import { Chips } from './Chips';
import type { Counts } from './counts';
import {
  type MembersAsked,
  METHODS,
  type Sort,
  SORTS,
  STATUS_FILTERS,
  type StatusFilter,
  usualSort,
} from './members';
import styles from './members.module.css';

/** Filters one mostly needs are there even while they mean nobody; others once they mean somebody. */
const ALWAYS: readonly StatusFilter[] = ['ALL', 'MEMBER', 'INVITED', 'WAITING'];

/** What of the list to show: search, status, way, order. */
export function Filters({
  asked,
  typed,
  counts,
  onType,
  onChange,
}: {
  asked: MembersAsked;
  /** The search as it stands in the field; it is asked for a moment later. */
  typed: string;
  counts: Counts;
  onType: (q: string) => void;
  onChange: (change: Partial<MembersAsked>) => void;
}) {
  const { t } = useTranslation(['members', 'ui']);
  const { number } = useNumbers();
  // Counted by way are members alone: with another status chosen the number would be of others than are listed.
  const isOfMembers = asked.status === 'ALL' || asked.status === 'MEMBER';
  const membersBy = (count: number | undefined) =>
    isOfMembers && count !== undefined
      ? { count, counted: t('filter.members', { count, formatted: number(count) }) }
      : {};
  const statuses = STATUS_FILTERS.filter(
    (status) =>
      ALWAYS.includes(status) ||
      asked.status === status ||
      (counts.status[status] ?? Number(counts.isUnknown)) > 0,
  );
  const ways = METHODS.filter((method) => asked.method === method || (counts.methods[method] ?? 0) > 0);
  return (
    <search className={styles.filters}>
      <div className={styles.searchLine}>
        <SearchField label={t('search')} value={typed} onChange={onType} />
        <Select
          label={t('sort.label')}
          hideLabel
          value={asked.sort}
          onChange={(sort: Sort) => onChange({ sort })}
          options={SORTS.filter(
            (sort) => sort !== 'waiting' || asked.status === 'WAITING' || asked.sort === sort,
          ).map((id) => ({ id, label: t(`sort.${id}`) }))}
        />
      </div>
      <Chips<StatusFilter>
        label={t('filter.status')}
        value={asked.status}
        onChange={(status = 'ALL') =>
          onChange({ status, ...(asked.sort === usualSort(asked.status) ? { sort: usualSort(status) } : {}) })
        }
        chips={statuses.map((id) => ({
          id,
          label: id === 'ALL' || id === 'GONE' ? t(`filter.${id}`) : t(`ui:status.${id}`),
          count: counts.status[id],
        }))}
      />
      {counts.isLoading ? <div className={styles.chipsRoom} aria-hidden /> : null}
      {ways.length > 0 ? (
        <Chips<EnrollmentMethod>
          label={t('filter.method')}
          value={asked.method}
          onChange={(method) => onChange({ method })}
          chips={ways.map((id) => ({
            id,
            label: t(`ui:methods.${id}`),
            ...membersBy(counts.methods[id]),
            color: `var(--method-${id.toLowerCase()})`,
          }))}
        />
      ) : null}
    </search>
  );
}

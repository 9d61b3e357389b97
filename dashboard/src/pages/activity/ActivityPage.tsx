import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { History, SearchX } from 'lucide-react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLicense } from '@/app/LicenseContext';
import { Button, Card, EmptyState, ListSkeleton, PageHeader, Pager, ProblemNote, useAskedLast } from '@/ui';
import { all, type Filter, newest } from './activity';
import styles from './activity.module.css';
import { DayOfLines } from './DayOfLines';
import { byDay, type Group, GROUPS, merged } from './sentence';
import { Tools } from './Tools';

/** Everything that happened on a license and by whom, the newest first, as it happens. */
export function Component() {
  const { t } = useTranslation('activity');
  const [filter, setFilter] = useFilter();
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Tools filter={filter} onChange={setFilter} />
      <Lines filter={filter} onClear={() => setFilter({ group: 'all', by: '', day: '' })} />
    </>
  );
}

/** The filter is in the address, so that it can be sent to somebody. */
function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind') ?? 'all';
  const group = kind in GROUPS ? (kind as Group) : 'all';
  const by = params.get('by') ?? '';
  const day = params.get('day') ?? '';
  const ask = useAskedLast<Filter>({ group, by, day });
  const change = (to: Partial<Filter>) => {
    const { group, by, day } = ask(to);
    const next = {
      ...(group === 'all' ? {} : { kind: group }),
      ...(by ? { by } : {}),
      ...(day ? { day } : {}),
    };
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return [{ group, by, day }, change];
}

function Lines({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const license = useLicense();
  const { t } = useTranslation('activity');
  const queries = useQueryClient();
  const { group, day } = filter;
  const by = useDeferredValue(filter.by.trim());
  const asked = { group, by, day };
  const head = useQuery(newest(license.id, asked));
  const pages = useInfiniteQuery(all(license.id, asked));
  const read = pages.data?.pages.flatMap(({ items }) => items);

  // More happened at once than the newest page holds: read everything anew, there is a gap between.
  const gap = head.data?.next && read?.[0] && !head.data.items.some(({ id }) => id <= (read[0]?.id ?? ''));
  useEffect(() => {
    if (gap) {
      void queries.resetQueries({ queryKey: all(license.id, { group, by, day }).queryKey });
    }
  }, [gap, queries, license.id, group, by, day]);

  const error = pages.error ?? head.error;
  const days = byDay(merged(head.data?.items ?? [], read ?? []));
  const isFiltered = group !== 'all' || by !== '' || day !== '';
  return (
    <>
      {error ? <ProblemNote problem={error} /> : null}
      {!read && !error ? (
        <Card flush>
          <ListSkeleton />
        </Card>
      ) : null}
      {read && days.length === 0 ? (
        <Card>
          {isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title={t('nothingFound')}
              text={t('nothingFoundText')}
              action={<Button onPress={onClear}>{t('filter.clear')}</Button>}
            />
          ) : (
            <EmptyState icon={<History />} title={t('none')} text={t('noneText')} />
          )}
        </Card>
      ) : null}
      {days.length > 0 ? (
        <div className={styles.days} data-stale={filter.by.trim() !== by || undefined}>
          {days.map((each) => (
            <DayOfLines key={each.day} {...each} />
          ))}
        </div>
      ) : null}
      <ReadOn
        onSight={() => void pages.fetchNextPage()}
        isActive={pages.hasNextPage && !pages.isFetching && !pages.error}
      />
      <Pager
        hasMore={pages.hasNextPage}
        isLoading={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
        label={t('older')}
      />
      {read && !pages.hasNextPage && days.length > 0 ? <p className={styles.end}>{t('end')}</p> : null}
    </>
  );
}

/** Reads on when its place comes in sight; the button beneath does the same for the keyboard. */
function ReadOn({ onSight, isActive }: { onSight: () => void; isActive: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onSight);
  useEffect(() => {
    latest.current = onSight;
  });
  useEffect(() => {
    if (!isActive || !place.current) {
      return undefined;
    }
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) {
          latest.current();
        }
      },
      { rootMargin: '600px' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isActive]);
  return <div ref={place} />;
}

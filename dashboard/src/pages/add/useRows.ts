import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '@/api/licenses';
import { type Batch, type BatchRow, isUnderWay, PAGE, rowsAfter } from './batches';
import type { Part } from './outcomes';

const RENEWED = 1_500;

/**
 * The rows of a batch, read as they come in sight. All of them are numbered without a gap, so any page can be asked for at
 * once; those of one outcome come page after page.
 */
export function useRows(batch: Batch, part: Part | undefined) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const { licenseId, batchId, state } = batch;
  const key = keys.of(licenseId, 'rows', batchId, state);
  const count = part ? part.count : batch.people;
  const renewed = isUnderWay(batch) ? RENEWED : (false as const);

  const pages = part ? [] : pagesOf(range, count);
  const found = useQueries({
    queries: [0, ...pages.filter((page) => page !== 0)].map((page) => ({
      queryKey: [...key, page, 'live'],
      queryFn: ({ signal }: { signal: AbortSignal }) => rowsAfter(batchId, page * PAGE, undefined, signal),
      enabled: !part && count > 0,
      refetchInterval: renewed,
    })),
  });
  const one = useInfiniteQuery({
    queryKey: [...key, part?.some, 'live'],
    queryFn: ({ signal, pageParam }) => rowsAfter(batchId, pageParam, part?.some, signal),
    initialPageParam: 0,
    getNextPageParam: ({ items, next }) => (next ? items.at(-1)?.row : undefined),
    enabled: part !== undefined,
    refetchInterval: renewed,
  });

  const read = part ? (one.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const { hasNextPage, isFetching, fetchNextPage } = one;
  useEffect(() => {
    if (part && hasNextPage && !isFetching && range.last >= read.length - 20) {
      void fetchNextPage();
    }
  }, [part, hasNextPage, isFetching, fetchNextPage, range.last, read.length]);

  const byPage = new Map(
    [0, ...pages.filter((page) => page !== 0)].map((page, place) => [page, found[place]?.data?.items]),
  );
  // Rows are numbered as the spreadsheet has them: under a header that may not be its first row.
  const first = byPage.get(0)?.[0]?.row ?? 1;
  const rowAt = (index: number): BatchRow | undefined => {
    if (part) {
      return read[index];
    }
    const number = first + index;
    const page = Math.floor((number - 1) / PAGE);
    const items = byPage.get(page);
    return items?.[number - (items[0]?.row ?? 0)];
  };
  return {
    count,
    first,
    rowAt,
    error: part ? one.error : found.find(({ error }) => error)?.error,
    onRange: (from: number, to: number) => {
      if (from !== range.first || to !== range.last) {
        setRange({ first: from, last: to });
      }
    },
  };
}

/** The pages the rows in sight are on; the row under the header may begin a little further down than the first. */
function pagesOf({ first, last }: { first: number; last: number }, count: number) {
  const from = Math.floor(first / PAGE);
  const to = Math.min(Math.floor((last + PAGE / 10) / PAGE), Math.floor((count + PAGE / 10) / PAGE));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
}

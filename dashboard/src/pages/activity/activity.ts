import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { licenseApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { bounds, type Group, GROUPS } from './sentence';

/** What is asked for; empty: everything. */
export interface Filter {
  group: Group | 'all';
  by: string;
  day: string;
}

const A_PAGE = 50;

function page(
  licenseId: string,
  { group, by, day }: Filter,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const query = {
    ...(group === 'all' ? {} : { kind: [...GROUPS[group]] }),
    ...(by === '' ? {} : { by }),
    ...bounds(day),
    ...(cursor === undefined ? {} : { cursor }),
    limit: A_PAGE,
  };
  return take(
    licenseApi.GET('/api/licenses/{licenseId}/activity', { params: { path: { licenseId }, query }, signal }),
  );
}

/** The newest lines, read anew with each change of the license. */
export function newest(licenseId: string, filter: Filter) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'activity', filter),
    queryFn: ({ signal }) => page(licenseId, filter, undefined, signal),
  });
}

/** All lines, page by page as one reads on; the newest above keep them current. */
export function all(licenseId: string, filter: Filter) {
  return infiniteQueryOptions({
    queryKey: keys.of(licenseId, 'activity', filter, 'live'),
    queryFn: ({ pageParam, signal }) => page(licenseId, filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnWindowFocus: false,
  });
}

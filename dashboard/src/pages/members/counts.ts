import { queryOptions, useQuery } from '@tanstack/react-query';
import { licenseApi, take } from '@/api/clients';
import { type EnrollmentMethod, keys, type License } from '@/api/licenses';
import { SHOWN, type StatusFilter } from './members';

/** How many people a filter means; undefined where it is not known yet. */
export interface Counts {
  status: Partial<Record<StatusFilter, number>>;
  methods: Partial<Record<EnrollmentMethod, number>>;
  /** Whether they could not be counted; then no filter is left out for meaning nobody. */
  isUnknown: boolean;
  /** Whether they are being counted for the first time. */
  isLoading: boolean;
}

const RENEWED_MILLIS = 15_000;

/** How many people stand how on a license, and how many members came by which way. Counted anew now and then. */
export function memberCounts(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'member-counts', 'live'),
    queryFn: ({ signal }) =>
      take(
        licenseApi.GET('/api/licenses/{licenseId}/members/counts', {
          params: { path: { licenseId } },
          signal,
        }),
      ),
    refetchInterval: RENEWED_MILLIS,
  });
}

/** The same for the filters, with the seats' numbers, which are live. */
export function useCounts({ id, seats }: License): Counts {
  const { data, isError, isLoading } = useQuery(memberCounts(id));
  const status: Counts['status'] = {
    ...(data ? Object.fromEntries(data.statuses.map(({ status: each, people }) => [each, people])) : {}),
    MEMBER: seats.members,
    INVITED: seats.invited,
    WAITING: seats.waiting,
  };
  if (data) {
    const of = (each: string) => data.statuses.find((line) => line.status === each)?.people ?? 0;
    status.GONE = of('REMOVED') + of('WITHDRAWN');
    status.ALL = SHOWN.reduce((sum, each) => sum + (status[each] ?? 0), 0);
  }
  return {
    status,
    methods: data ? Object.fromEntries(data.methods.map((way) => [way.method, way.members])) : {},
    isUnknown: isError,
    isLoading,
  };
}

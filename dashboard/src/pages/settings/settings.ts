import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { licenseApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import type { components } from '@/api/schema/license-service';

export type Member = components['schemas']['MemberRepresentation'];
export type Explained = components['schemas']['ExplainedRepresentation'];
export type InviteSetting = License['inviteSetting'];

/** What another number of seats would do; committed with its id within 24 hours. */
export interface SeatsPlan {
  planId: string;
  now: number | null;
  after: number | null;
  taken: number;
  over: number;
  waiting: { now: number; after: number };
  seated: readonly Turn[];
  stillWaiting: readonly Turn[];
}

/** Somebody who waits. */
export interface Turn {
  position: number;
  memberId: string;
  email: string | null;
}

/** A change to a license; what the service answers is the license as it stands then, and every page shows it at once. */
export function useLicenseChange<Order>(
  licenseId: string,
  change: (order: Order) => Promise<unknown>,
  done: () => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.license(licenseId) }),
        queries.invalidateQueries({ queryKey: keys.licenses }),
      ]);
      done();
    },
  });
}

/** Looks at what so many seats would do. */
export async function planSeats(licenseId: string, seats: number | null): Promise<SeatsPlan> {
  return await take(
    licenseApi.POST('/api/licenses/{licenseId}/seats/plan', {
      params: { path: { licenseId } },
      body: { seats },
    }),
  );
}

const KEPT_OUT_A_PAGE = 50;

/** Whom nothing brings onto the license until that is lifted. */
export function keptOut(licenseId: string) {
  return infiniteQueryOptions({
    queryKey: keys.of(licenseId, 'kept-out'),
    queryFn: ({ signal, pageParam }) =>
      take(
        licenseApi.GET('/api/licenses/{licenseId}/members', {
          params: {
            path: { licenseId },
            query: { status: ['KEPT_OUT'], sort: '-since', limit: KEPT_OUT_A_PAGE, cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Whether a reason to be on the license was given after they were removed: then lifting brings them back at once (§4). */
export function comesBack(explained: Pick<Explained, 'grants' | 'keptOut'>): boolean {
  const removed = Math.max(...explained.keptOut.map(({ since }) => new Date(since).getTime()));
  return explained.grants.some(
    ({ state, since }) => state === 'GRANTED' && new Date(since).getTime() > removed,
  );
}

/** A whole number of seats as typed; undefined where it is none, null where it is empty. */
export function seatsTyped(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') {
    return null;
  }
  const seats = Number(typed);
  return Number.isInteger(seats) && seats >= 1 && seats <= 2_147_483_647 ? seats : undefined;
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ouSyncApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { Problem } from '@/api/problem';
import type { components } from '@/api/schema/ou-sync-service';
import type { Unit } from './selection';

export type Sync = components['schemas']['SyncRepresentation'];
export type Run = components['schemas']['RunRepresentation'];
export type Plan = components['schemas']['PlanRepresentation'];
export type Held = components['schemas']['HeldRepresentation'];
export type PlanLine = components['schemas']['Line'];
export type Effect = 'ADD' | 'KEEP' | 'REMOVE' | 'SKIP';

/** While something goes on the page looks often, else now and then. */
const SOON = 1_500;
const LATER = 20_000;
const RUNS_SHOWN = 48;
const MOST_A_PAGE = 500;

const at = (licenseId: string) => ({ params: { path: { licenseId } } });

/** Whether a run is under way, or about to begin. */
export function isBusy(sync: Sync): boolean {
  const { lastRun, nextRunAt } = sync;
  return (
    (lastRun !== null && lastRun.endedAt === null) ||
    (nextRunAt !== null && Date.parse(nextRunAt) <= Date.now())
  );
}

/** The sync of a license; null while nothing is connected to Google. */
export function syncOf(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'google'),
    queryFn: async ({ signal }): Promise<Sync | null> => {
      try {
        return await take(ouSyncApi.GET('/api/ou-syncs/{licenseId}', { ...at(licenseId), signal }));
      } catch (error) {
        if (error instanceof Problem && error.status === 404) {
          return null;
        }
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? SOON : LATER),
  });
}

/** Its latest runs, the last first. */
export function runsOf(licenseId: string, lastRun: string | undefined) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'google', 'runs', lastRun, 'live'),
    queryFn: async ({ signal }) =>
      (
        await take(
          ouSyncApi.GET('/api/ou-syncs/{licenseId}/runs', {
            params: { path: { licenseId }, query: { limit: RUNS_SHOWN } },
            signal,
          }),
        )
      ).items,
    placeholderData: keepPreviousData,
  });
}

/** The units at Google, which is asked each time: not renewed by anything that happens on the license. */
export function unitsOf(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'google', 'units', 'live'),
    queryFn: async ({ signal }): Promise<Unit[]> =>
      (await take(ouSyncApi.GET('/api/ou-syncs/{licenseId}/units', { ...at(licenseId), signal }))).items,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

export async function countUsers(licenseId: string): Promise<Unit[]> {
  return (await take(ouSyncApi.POST('/api/ou-syncs/{licenseId}/units/counts', at(licenseId)))).items;
}

/** A plan; looked at until it is made. */
export function planOf(licenseId: string, planId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'google', 'plan', planId, 'live'),
    queryFn: ({ signal }) =>
      take(
        ouSyncApi.GET('/api/ou-syncs/{licenseId}/plans/{planId}', {
          params: { path: { licenseId, planId } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.state === 'READING' ? 700 : false),
  });
}

/** A page of the people of a plan with one effect. */
export async function planPeople(
  licenseId: string,
  planId: string,
  effect: Effect,
  cursor: string | undefined,
) {
  return take(
    ouSyncApi.GET('/api/ou-syncs/{licenseId}/plans/{planId}/people', {
      params: { path: { licenseId, planId }, query: { effect, cursor, limit: 50 } },
    }),
  );
}

/** Everybody held, all pages: whoever approves all of them has seen all of them. */
export function heldOf(licenseId: string, { held, lastRun }: Sync) {
  return queryOptions({
    // Each run may hold others, though as many: while it goes on, and with its end.
    queryKey: keys.of(licenseId, 'google', 'held', held, lastRun?.runId, lastRun?.endedAt, 'live'),
    queryFn: async ({ signal }) => {
      const all: Held[] = [];
      let cursor: string | undefined;
      do {
        const page = await take(
          ouSyncApi.GET('/api/ou-syncs/{licenseId}/held', {
            params: { path: { licenseId }, query: { cursor, limit: MOST_A_PAGE } },
            signal,
          }),
        );
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
    placeholderData: keepPreviousData,
  });
}

/** Sends the browser to Google's page; it comes back to this license's page. */
export async function toGoogle(licenseId: string) {
  const { consentPage } = await take(ouSyncApi.POST('/api/ou-syncs/{licenseId}/google', at(licenseId)));
  location.assign(consentPage);
  // Busy until the browser is gone.
  await new Promise<never>(() => undefined);
}

export async function makePlan(licenseId: string, picks: ReadonlyMap<string, boolean> | 'remove') {
  const body =
    picks === 'remove' ? { remove: true } : { units: [...picks].map(([id, subtree]) => ({ id, subtree })) };
  return take(ouSyncApi.POST('/api/ou-syncs/{licenseId}/plans', { ...at(licenseId), body }));
}

export async function commitPlan(licenseId: string, planId: string) {
  await ouSyncApi.POST('/api/ou-syncs/{licenseId}/plans/{planId}/commit', {
    params: { path: { licenseId, planId } },
  });
}

export const changes = {
  runNow: (licenseId: string) => take(ouSyncApi.POST('/api/ou-syncs/{licenseId}/runs', at(licenseId))),
  pause: (licenseId: string, paused: boolean) =>
    take(ouSyncApi.PUT('/api/ou-syncs/{licenseId}/pause', { ...at(licenseId), body: { paused } })),
  freeze: (licenseId: string, from: Date, until: Date) =>
    take(
      ouSyncApi.PUT('/api/ou-syncs/{licenseId}/freeze', {
        ...at(licenseId),
        body: { from: from.toISOString(), until: until.toISOString() },
      }),
    ),
  unfreeze: async (licenseId: string) => {
    await ouSyncApi.DELETE('/api/ou-syncs/{licenseId}/freeze', at(licenseId));
  },
  disconnect: async (licenseId: string) => {
    await ouSyncApi.DELETE('/api/ou-syncs/{licenseId}/google', at(licenseId));
  },
  remove: async (licenseId: string) => {
    await ouSyncApi.DELETE('/api/ou-syncs/{licenseId}', at(licenseId));
  },
  approve: (licenseId: string, googleIds: string[]) =>
    take(
      ouSyncApi.POST('/api/ou-syncs/{licenseId}/held/approvals', { ...at(licenseId), body: { googleIds } }),
    ),
};

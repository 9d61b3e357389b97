import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { enrollmentApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import type { components } from '@/api/schema/enrollment-service';
import { checkAddress } from '../add/addresses';

export type Code = components['schemas']['CodeRepresentation'];
export type Join = components['schemas']['JoinRepresentation'];
/** What came of undoing joins; the rows of the batch tell what became of each. */
export interface Undone {
  people: number;
  batchId: string | null;
}
/** As paths have it: the key (R35), or the link of a Teacher license (R32). */
export type Kind = 'key' | 'link';

const JOINS_A_PAGE = 100;
/** While somebody's joining is being judged, which is mostly a moment. */
const JUDGED_SOON_MILLIS = 1_500;

/** How a license's key or link stands, without its secret. */
export function codeOf(licenseId: string, kind: Kind) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'codes', kind),
    queryFn: ({ signal }) =>
      take(
        enrollmentApi.GET('/api/enrollments/{licenseId}/{kind}', {
          params: { path: { licenseId, kind } },
          signal,
        }),
      ),
  });
}

/** Who redeemed it, the latest first. */
export function joinsBy(licenseId: string, kind: Kind) {
  return infiniteQueryOptions({
    queryKey: keys.of(licenseId, 'codes', kind, 'joins'),
    queryFn: ({ signal, pageParam }) =>
      take(
        enrollmentApi.GET('/api/enrollments/{licenseId}/{kind}/joins', {
          params: { path: { licenseId, kind }, query: { limit: JOINS_A_PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isBeingJudged)) ? JUDGED_SOON_MILLIS : false,
  });
}

function isBeingJudged({ outcome, undoneAt }: Join): boolean {
  return outcome === null && undoneAt === null;
}

/** The secret itself; each call stands in the license's activity. */
export async function show(licenseId: string, kind: Kind): Promise<string> {
  const shown = await take(
    enrollmentApi.POST('/api/enrollments/{licenseId}/{kind}/show', { params: { path: { licenseId, kind } } }),
  );
  return shown.key ?? shown.url ?? '';
}

/** Replaces it by a new one; joins from a moment on are undone with it. */
export async function rotate(
  licenseId: string,
  kind: Kind,
  undoJoinsSince: string | undefined,
): Promise<Undone> {
  const rotated = await take(
    enrollmentApi.POST('/api/enrollments/{licenseId}/{kind}/rotate', {
      params: { path: { licenseId, kind } },
      body: { undoJoinsSince: undoJoinsSince ?? null },
    }),
  );
  return rotated.undone;
}

/** Undoes the joins from a moment on. */
export async function undo(licenseId: string, kind: Kind, since: string): Promise<Undone> {
  return await take(
    enrollmentApi.POST('/api/enrollments/{licenseId}/{kind}/joins/undo', {
      params: { path: { licenseId, kind } },
      body: { since },
    }),
  );
}

export type CodeState = 'none' | 'active' | 'revoked' | 'expired' | 'usedUp';

/** Whether somebody could join by it now, and if not why. */
export function codeState(code: Code, now: number): CodeState {
  if (code.revokedAt) {
    return 'revoked';
  }
  if (!code.exists) {
    return 'none';
  }
  if (code.expiresAt && now >= new Date(code.expiresAt).getTime()) {
    return 'expired';
  }
  return code.maxUses !== null && code.maxUses !== undefined && code.uses >= code.maxUses
    ? 'usedUp'
    : 'active';
}

/** Since when joins are undone: a moment relative to now, since it was made, from a join on, or one of the reader's choice. */
export type Since = 'hour' | 'day' | 'made' | 'join' | 'other';

const HOUR_MILLIS = 3_600_000;

/** The moment meant, as the service takes it; undefined where none is chosen yet. */
export function moment(
  since: Since,
  {
    now,
    madeAt,
    join,
    other,
  }: { now: number; madeAt: string | null; join: string | undefined; other: string },
): string | undefined {
  switch (since) {
    case 'hour':
      return new Date(now - HOUR_MILLIS).toISOString();
    case 'day':
      return new Date(now - 24 * HOUR_MILLIS).toISOString();
    case 'made':
      return madeAt ?? undefined;
    case 'join':
      return join; // to the microsecond, as it came: who joined just before stays
    case 'other': {
      const at = new Date(other);
      return other === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
    }
  }
}

/** How many people redeemed it from that moment on and were not refused or undone; `more` where the joins read don't reach back that far. */
export function peopleSince(
  joins: readonly Join[],
  since: string,
  isAll: boolean,
): { people: number; more: boolean } {
  const from = new Date(since).getTime();
  const those = joins.filter(
    ({ redeemedAt, outcome, undoneAt }) =>
      new Date(redeemedAt).getTime() >= from && !undoneAt && outcome !== 'REFUSED' && outcome !== 'KEPT_OUT',
  );
  const oldest = joins.at(-1);
  return {
    people: new Set(those.map(({ accountId }) => accountId)).size,
    more: !isAll && oldest !== undefined && new Date(oldest.redeemedAt).getTime() >= from,
  };
}

/** What is typed as domains: commas, spaces or lines between them, with or without the @. */
export function domainsTyped(text: string): string[] {
  const typed = text.split(/[\s,;]+/).map((each) => each.replace(/^@/, '').toLowerCase());
  return [...new Set(typed.filter((each) => each !== ''))];
}

/** The first of them nobody can have an address of; judged as the service does, by an address of it. */
export function noDomainAmong(domains: readonly string[]): string | undefined {
  return domains.find((domain) => 'wrong' in checkAddress(`anybody@${domain}`));
}

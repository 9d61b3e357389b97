import { licenseApi, take } from '@/api/clients';
import type { components } from '@/api/schema/license-service';
import type { MemberStatus } from '@/ui';
import type { EnrollmentMethod } from '@/api/licenses';

export type Member = components['schemas']['MemberRepresentation'];
export type Explained = components['schemas']['ExplainedRepresentation'];
export type Because = components['schemas']['BecauseRepresentation'];
export type Reason = components['schemas']['ReasonRepresentation'];
export type HistoryEntry = components['schemas']['HistoryRepresentation'];
export type OnRemoval = components['schemas']['OnRemoval'];
export type Actor = components['schemas']['ActorRepresentation'];

/** What became of one person of an act. */
export type ActOutcome = components['schemas']['OutcomeRepresentation'];

/** Filters by status there are a chip for; `ALL` is everybody who is on the license or nearly is. */
export const SHOWN = ['MEMBER', 'WAITING', 'INVITED', 'DECLINED', 'EXPIRED', 'KEPT_OUT'] as const;
export const STATUS_FILTERS = ['ALL', ...SHOWN, 'GONE'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export const SORTS = ['address', '-address', 'status', '-since', 'since', 'waiting'] as const;
export type Sort = (typeof SORTS)[number];

export const METHODS = ['OU', 'CSV', 'EMAIL', 'LMS', 'LINK', 'KEY', 'DOMAIN'] as const;

/** Which members are asked for, in which order. */
export interface MembersAsked {
  status: StatusFilter;
  method: EnrollmentMethod | undefined;
  q: string;
  sort: Sort;
}

/** What the page's address says; what it cannot mean is left out. */
export function asked(search: URLSearchParams): MembersAsked {
  const status = STATUS_FILTERS.find((each) => each === search.get('status')) ?? 'ALL';
  return {
    status,
    method: METHODS.find((each) => each === search.get('method')),
    q: search.get('q') ?? '',
    sort: SORTS.find((each) => each === search.get('sort')) ?? usualSort(status),
  };
}

/** Who waits is listed by turn, all others by address. */
export function usualSort(status: StatusFilter): Sort {
  return status === 'WAITING' ? 'waiting' : 'address';
}

/** The statuses a filter means. */
export function statusesOf(status: StatusFilter): readonly MemberStatus[] {
  switch (status) {
    case 'ALL':
      return SHOWN;
    case 'GONE':
      return ['REMOVED', 'WITHDRAWN'];
    default:
      return [status];
  }
}

/** The same as query parameters of the members list and of its export. */
export function queryOf({ status, method, q, sort }: MembersAsked) {
  return {
    ...(status === 'ALL' ? {} : { status: [...statusesOf(status)] }),
    ...(method ? { method } : {}),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(sort === 'address' ? {} : { sort }),
  };
}

/** A page of the list. */
export async function readMembers(
  licenseId: string,
  which: MembersAsked,
  cursor: string | undefined,
  limit: number,
  signal: AbortSignal,
) {
  const page = await take(
    licenseApi.GET('/api/licenses/{licenseId}/members', {
      params: { path: { licenseId }, query: { ...queryOf(which), cursor, limit } },
      signal,
    }),
  );
  return { items: page.items, next: page.next ?? null };
}

/** The ways that put somebody on the license or offer it, each once. */
export function waysOf({ grants }: { grants: Member['grants'] }): EnrollmentMethod[] {
  return [...new Set(grants.map(({ method }) => method))];
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { enrollmentApi, licenseApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import type { components } from '@/api/schema/enrollment-service';

export type Deployment = components['schemas']['DomainRepresentation'];
export type Scan = NonNullable<Deployment['lastScan']>;
export type DomainRequest = components['schemas']['RequestRepresentation'];
export type ProofKind = Deployment['proof'];

const WATCHED_MILLIS = 2_000;
const RENEWED_MILLIS = 30_000;
const REQUESTS_A_PAGE = 100;

/** Whether a scan goes on, or people it named still wait for their verdict. */
export function isUnderWay(scan: Scan | null | undefined): boolean {
  return scan !== null && scan !== undefined && (!scan.endedAt || scan.judged < scan.named);
}

/** The domains a license is deployed to; looked at again soon while one is scanned or changes. */
export function deployments(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'domains'),
    queryFn: async ({ signal }) =>
      (
        await take(
          enrollmentApi.GET('/api/enrollments/{licenseId}/domains', {
            params: { path: { licenseId } },
            signal,
          }),
        )
      ).items,
    refetchInterval: ({ state }) =>
      state.data?.some(({ state: of, lastScan }) => of !== 'DEPLOYED' || !lastScan || isUnderWay(lastScan))
        ? WATCHED_MILLIS
        : RENEWED_MILLIS,
  });
}

/** What the license's admins requested and what became of it. */
export function requestsOf(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'domain-requests'),
    queryFn: async ({ signal }) =>
      (
        await take(
          enrollmentApi.GET('/api/enrollments/{licenseId}/domain-requests', {
            params: { path: { licenseId }, query: { limit: REQUESTS_A_PAGE } },
            signal,
          }),
        )
      ).items,
    refetchInterval: RENEWED_MILLIS,
  });
}

/** The requests of all licenses, for staff; all of a state, or of every state. */
export function allRequests(state?: DomainRequest['state']) {
  return infiniteQueryOptions({
    queryKey: ['domain-requests', state ?? 'ALL'],
    queryFn: ({ signal, pageParam }) =>
      take(
        enrollmentApi.GET('/api/enrollments/domain-requests', {
          params: { query: { state, cursor: pageParam, limit: REQUESTS_A_PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: RENEWED_MILLIS,
  });
}

/** The TXT record that proves a domain for a license. */
export function challenge(licenseId: string, domain: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'challenge', domain, 'live'),
    queryFn: ({ signal }) =>
      take(
        enrollmentApi.GET('/api/enrollments/{licenseId}/domains/{domain}/challenge', {
          params: { path: { licenseId, domain } },
          signal,
        }),
      ),
    staleTime: Infinity,
    retry: false,
  });
}

const A_PAGE = 500;
const MOST_PAGES = 20;

/** The members of a license by a domain: how many in all, and how many by nothing else. `more` where there are more than were read. */
export interface ByDomain {
  all: number;
  alone: number;
  more: boolean;
}

/** Counts those an end of the deployment would concern (§4); up to 10,000 are looked at. */
export function peopleBy(licenseId: string, domain: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'by-domain', domain, 'live'),
    queryFn: async ({ signal }): Promise<ByDomain> => {
      const met: ByDomain = { all: 0, alone: 0, more: false };
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, next } = await take(
          licenseApi.GET('/api/licenses/{licenseId}/members', {
            params: {
              path: { licenseId },
              query: { method: 'DOMAIN', status: ['MEMBER'], limit: A_PAGE, cursor },
            },
            signal,
          }),
        );
        addTo(met, items, domain);
        if (!next) {
          return met;
        }
        cursor = next;
      }
      return { ...met, more: true };
    },
    gcTime: 0,
    staleTime: 0,
  });
}

/** Adds those of a page who are members to the count: who waits, or is kept out, leaves no seat. */
export function addTo(
  met: ByDomain,
  people: readonly {
    status: string;
    grants: readonly { method: string; source?: string | null; state: string }[];
  }[],
  domain: string,
) {
  for (const { status, grants } of people) {
    const reasons = grants.filter(({ state }) => state === 'GRANTED');
    if (
      status === 'MEMBER' &&
      reasons.some(({ method, source }) => method === 'DOMAIN' && source === domain)
    ) {
      met.all += 1;
      met.alone += reasons.length === 1 ? 1 : 0;
    }
  }
}

/** The domain of an address, to suggest it. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** A domain as somebody types or pastes it: an address, a page, or the name itself. */
export function domainTyped(text: string): string {
  return domainOf(
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/[/?#].*$/, '')
      .replace(/^www\./, ''),
  ).replace(/\.$/, '');
}

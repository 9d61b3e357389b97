import { queryOptions } from '@tanstack/react-query';
import { licenseApi, lmsApi, take } from '@/api/clients';
import { keys, type License, licensesRun } from '@/api/licenses';
import { Problem } from '@/api/problem';
import type { components as licenses } from '@/api/schema/license-service';
import type { components } from '@/api/schema/lms-webhook-service';
import { queryClient } from '@/app/queryClient';

export type Connection = components['schemas']['ConnectionRepresentation'];
export type Setup = components['schemas']['SetupRepresentation'];
export type Assignment = components['schemas']['Assignment'];
export type Classroom = components['schemas']['Connection'];
type Coverage = licenses['schemas']['CoverageRepresentation'];
export type Deliveries = Connection['deliveries'];
export type Rejected = Connection['rejected'][number];
export type Platform = 'CANVAS' | 'SCHOOLOGY' | 'OTHER';
type OfConnection = components['schemas']['Checked'];
type OfClassroom = components['schemas']['Check'];
/** What was tried of a connection, or of a teacher's own with Google Classroom. */
export type Checked = Pick<OfConnection, 'check' | 'ok'> &
  Partial<Omit<OfConnection, 'check' | 'ok' | 'why' | 'finding'>> &
  Partial<Pick<OfClassroom, 'why' | 'code' | 'finding' | 'count' | 'of'>>;

/** What comes by a connection shows without a click. */
const RENEWED_EVERY = 10_000;

const at = (licenseId: string) => ({ params: { path: { licenseId } } });
const atConnection = (licenseId: string, connectionId: string) => ({
  params: { path: { licenseId, connectionId } },
});

export function connectionsOf(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'lms', 'connections'),
    queryFn: async ({ signal }) =>
      (await take(lmsApi.GET('/api/lms/{licenseId}/connections', { ...at(licenseId), signal }))).items,
    refetchInterval: RENEWED_EVERY,
  });
}

/** The values to paste into a platform; the same for ever. */
export function setupOf(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'lms', 'setup', 'live'),
    queryFn: ({ signal }) => take(lmsApi.GET('/api/lms/{licenseId}/setup', { ...at(licenseId), signal })),
    staleTime: Infinity,
  });
}

export function assignmentsPage(licenseId: string, cursor: string | undefined) {
  return take(
    lmsApi.GET('/api/lms/{licenseId}/assignments', {
      params: { path: { licenseId }, query: { cursor, limit: 50 } },
    }),
  );
}

export interface Wanted {
  platform: Platform;
  clientId: string;
  deploymentId: string;
  name?: string;
  issuer?: string;
  authUrl?: string;
  tokenUrl?: string;
  jwksUrl?: string;
}

export type FeedWanted = components['schemas']['Add'];

export const changes = {
  connect: (licenseId: string, wanted: Wanted) =>
    take(lmsApi.POST('/api/lms/{licenseId}/connections', { ...at(licenseId), body: wanted })),
  confirm: (licenseId: string, connectionId: string) =>
    take(
      lmsApi.POST(
        '/api/lms/{licenseId}/connections/{connectionId}/confirm',
        atConnection(licenseId, connectionId),
      ),
    ),
  test: async (licenseId: string, connectionId: string): Promise<Checked[]> =>
    (
      await take(
        lmsApi.POST(
          '/api/lms/{licenseId}/connections/{connectionId}/test',
          atConnection(licenseId, connectionId),
        ),
      )
    ).checks,
  end: async (licenseId: string, connectionId: string) => {
    await lmsApi.DELETE(
      '/api/lms/{licenseId}/connections/{connectionId}',
      atConnection(licenseId, connectionId),
    );
  },
  addFeed: (licenseId: string, body: FeedWanted) =>
    take(lmsApi.POST('/api/lms/{licenseId}/feeds', { ...at(licenseId), body })),
  rotate: (licenseId: string, feedId: string) =>
    take(
      lmsApi.POST('/api/lms/{licenseId}/feeds/{feedId}/path', { params: { path: { licenseId, feedId } } }),
    ),
};

/** The reader's own connection with Google Classroom; null while there is none. */
export function myClassroom() {
  return queryOptions({
    queryKey: ['classroom'],
    queryFn: async ({ signal }): Promise<Classroom | null> => {
      try {
        return await take(lmsApi.GET('/api/lms/classroom', { signal }));
      } catch (error) {
        if (error instanceof Problem && error.status === 404) {
          return null;
        }
        throw error;
      }
    },
    refetchInterval: RENEWED_EVERY,
  });
}

export const classroom = {
  /** Sends the browser to Google's page; it comes back to `/classroom`. */
  toGoogle: async () => {
    const { authorizationUrl } = await take(lmsApi.POST('/api/lms/classroom'));
    location.assign(authorizationUrl);
    await new Promise<never>(() => undefined);
  },
  test: async (): Promise<Checked[]> => (await take(lmsApi.POST('/api/lms/classroom/test'))).checks,
  disconnect: async () => {
    await lmsApi.DELETE('/api/lms/classroom');
  },
  choose: async (assignmentId: string, licenseId: string) => {
    await lmsApi.POST('/api/lms/assignments/{assignmentId}/license', {
      params: { path: { assignmentId } },
      body: { licenseId },
    });
  },
};

/** Those of the licenses somebody is on or runs that an assignment can be for: live, and with LMS auto-enrollment on (X27). */
export function forAssignments(
  covering: readonly Pick<Coverage['licenses'][number], 'licenseId' | 'name' | 'lmsEnrollment'>[],
  run: readonly Pick<License, 'id' | 'name' | 'lmsEnrollment' | 'status'>[],
) {
  const names = new Map<string, string>();
  covering
    .filter(({ lmsEnrollment }) => lmsEnrollment)
    .forEach(({ licenseId, name }) => names.set(licenseId, name));
  run
    .filter(({ lmsEnrollment, status }) => lmsEnrollment && status === 'LIVE')
    .forEach(({ id, name }) => names.set(id, name));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The licenses the reader is on or runs, for an assignment of theirs to be for. */
export function myLicenses() {
  return queryOptions({
    queryKey: ['classroom', 'licenses'],
    queryFn: async ({ signal }) => {
      const [covered, run] = await Promise.all([
        take(licenseApi.GET('/api/licenses/coverage/me', { signal })),
        queryClient.fetchQuery(licensesRun()),
      ]);
      return forAssignments(covered.licenses, run);
    },
  });
}

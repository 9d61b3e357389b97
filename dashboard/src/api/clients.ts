import createClient from 'openapi-fetch';
import { signedFetch } from './http';
import { problemOf } from './problem';
import type { paths as EnrollmentPaths } from './schema/enrollment-service';
import type { paths as InvitePaths } from './schema/invite-service';
import type { paths as LicensePaths } from './schema/license-service';
import type { paths as LmsPaths } from './schema/lms-webhook-service';
import type { paths as OuSyncPaths } from './schema/ou-sync-service';

/** One client a service, typed by what the service's own code says it takes and answers. */
export const licenseApi = client<LicensePaths>();
export const enrollmentApi = client<EnrollmentPaths>();
export const inviteApi = client<InvitePaths>();
export const ouSyncApi = client<OuSyncPaths>();
export const lmsApi = client<LmsPaths>();

/**
 * The body of an answer; a refusal is thrown as a Problem by the client itself.
 *
 *     const license = await take(licenseApi.GET('/api/licenses/{licenseId}', { params: { path: { licenseId } } }));
 */
export async function take<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer;
  return data as NonNullable<T>;
}

function client<Paths extends object>() {
  const made = createClient<Paths>({ baseUrl: location.origin, fetch: signedFetch });
  made.use({
    async onResponse({ response }) {
      if (!response.ok) {
        throw await problemOf(response);
      }
    },
  });
  return made;
}

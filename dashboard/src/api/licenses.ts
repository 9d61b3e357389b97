import { queryOptions } from '@tanstack/react-query';
import { licenseApi, take } from './clients';
import type { components } from './schema/license-service';

export type License = components['schemas']['LicenseRepresentation'];
export type Method = components['schemas']['MethodRepresentation'];
export type Growth = components['schemas']['GrowthRepresentation'];
export type LicenseType = License['type'];
export type EnrollmentMethod = Method['method'];

const MOST_A_PAGE = 500;

/** The keys answers are kept under: everything of one license begins with ['license', id], so that it is renewed at once. */
export const keys = {
  licenses: ['licenses'] as const,
  license: (id: string) => ['license', id] as const,
  of: (id: string, ...what: unknown[]) => ['license', id, ...what] as const,
};

/** Every license the caller runs; all there are for staff. */
export function licensesRun() {
  return queryOptions({
    queryKey: keys.licenses,
    queryFn: async ({ signal }) => {
      const all: License[] = [];
      let cursor: string | undefined;
      do {
        const page = await take(
          licenseApi.GET('/api/licenses', { params: { query: { cursor, limit: MOST_A_PAGE } }, signal }),
        );
        all.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
  });
}

export function license(id: string) {
  return queryOptions({
    queryKey: keys.license(id),
    queryFn: ({ signal }) =>
      take(licenseApi.GET('/api/licenses/{licenseId}', { params: { path: { licenseId: id } }, signal })),
  });
}

/** The ways onto a license, by rank; closed ones with the reason. */
export function methods(id: string) {
  return queryOptions({
    queryKey: keys.of(id, 'methods'),
    queryFn: async ({ signal }) =>
      (
        await take(
          licenseApi.GET('/api/licenses/{licenseId}/methods', {
            params: { path: { licenseId: id } },
            signal,
          }),
        )
      ).items,
  });
}

const GROWTH_RENEWED_MILLIS = 15_000;

/** How many are on the license: by way, and day by day of the reader's own zone. Counted anew now and then, not at each act. */
export function growth(id: string) {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return queryOptions({
    queryKey: keys.of(id, 'growth', 'live'),
    queryFn: ({ signal }) =>
      take(
        licenseApi.GET('/api/licenses/{licenseId}/growth', {
          params: { path: { licenseId: id }, query: { zone } },
          signal,
        }),
      ),
    refetchInterval: GROWTH_RENEWED_MILLIS,
  });
}

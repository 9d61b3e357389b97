import { useQuery } from '@tanstack/react-query';
import { lmsApi, ouSyncApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import type { Reason } from './members';

/** What a reason's source is called: a domain by itself, a unit as Google had it when it was picked, an assignment by its title. */
export function useSourceNames(reasons: readonly Pick<Reason, 'method' | 'source'>[]) {
  const { id: licenseId, ouSync } = useLicense();
  const units = useQuery({
    queryKey: keys.of(licenseId, 'members', 'unit-names'),
    enabled: ouSync && reasons.some(({ method }) => method === 'OU'),
    queryFn: ({ signal }) =>
      take(ouSyncApi.GET('/api/ou-syncs/{licenseId}', { params: { path: { licenseId } }, signal })),
  });
  const assignments = useQuery({
    queryKey: keys.of(licenseId, 'members', 'assignment-titles'),
    enabled: reasons.some(({ method }) => method === 'LMS'),
    queryFn: ({ signal }) =>
      take(
        lmsApi.GET('/api/lms/{licenseId}/assignments', {
          params: { path: { licenseId }, query: { limit: 500 } },
          signal,
        }),
      ),
  });
  return ({ method, source }: Pick<Reason, 'method' | 'source'>): string | undefined => {
    if (!source) {
      return undefined;
    }
    switch (method) {
      case 'OU':
        return units.data?.units.find(({ id }) => id === source)?.name;
      case 'LMS':
        return assignments.data?.items.find((each) => each.id === source)?.title;
      case 'DOMAIN':
        return source;
      default:
        return undefined;
    }
  };
}

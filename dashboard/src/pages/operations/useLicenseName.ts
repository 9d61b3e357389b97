import { useQuery } from '@tanstack/react-query';
import { licensesRun } from '@/api/licenses';

/** Names of licenses by their ids; staff run all there are. */
export function useLicenseName() {
  const { data } = useQuery(licensesRun());
  return (id: string) => data?.find((license) => license.id === id)?.name;
}

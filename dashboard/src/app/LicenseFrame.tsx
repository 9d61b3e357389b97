import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { license as licenseQuery } from '@/api/licenses';
import { useLicenseFeed } from '@/api/useLicenseFeed';
import { PageSkeleton, ProblemNote } from '@/ui';
import { ErrorView } from './ErrorPage';
import { LicenseContext } from './LicenseContext';

/** Around every page of one license: reads it once, keeps it live, and lets no page be drawn without it. */
export function LicenseFrame() {
  const { id = '' } = useParams();
  const { data, error } = useQuery(licenseQuery(id));
  useLicenseFeed(id, data !== undefined);
  if (error && !data) {
    return <ErrorView error={error} />;
  }
  if (!data) {
    return <PageSkeleton />;
  }
  return (
    <LicenseContext value={data}>
      {error ? <ProblemNote problem={error} /> : null}
      <Outlet />
    </LicenseContext>
  );
}

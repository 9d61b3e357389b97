import { createContext, use } from 'react';
import type { License } from '@/api/licenses';

export const LicenseContext = createContext<License | undefined>(undefined);

/** The license whose page this is, as it stands now. */
export function useLicense(): License {
  const license = use(LicenseContext);
  if (!license) {
    throw new Error('this page is not within a license');
  }
  return license;
}

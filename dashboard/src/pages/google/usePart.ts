import { useMe } from '@/app/MeContext';
import type { Sync } from './api';

/**
 * What the reader may do: `owner`, the Google admin who authorized the sync, everything; any other `admin` looks, syncs and
 * approves, and may authorize with an account of their own (R5); `staff` pause and remove.
 */
export type Part = 'owner' | 'admin' | 'staff';

export function usePart(sync: Sync | null | undefined): Part {
  const me = useMe();
  if (me.isStaff) {
    return 'staff';
  }
  return sync?.googleAccount.toLowerCase() === me.email.toLowerCase() ? 'owner' : 'admin';
}

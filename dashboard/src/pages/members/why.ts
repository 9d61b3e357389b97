import type { EnrollmentMethod } from '@/api/licenses';
import { day } from '@/ui/DateTime';
import type { Because } from './members';

type Dated = 'ADDED' | 'INVITED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN' | 'REMOVED' | 'KEPT_OUT';
export type WhyKey =
  | `${Dated}${'' | '_ADMIN' | '_STAFF' | '_USER' | '_bare'}`
  | 'NO_REASON_LEFT'
  | 'NO_REASON_LEFT_bare'
  | 'ENDED'
  | 'NOBODY';

const ROLES = { LICENSE_ADMIN: '_ADMIN', STAFF: '_STAFF', USER: '_USER', SYSTEM: '' } as const;

/** Which sentence says why somebody stands as they do. */
export function whyKey({ kind, method, at, by }: Because): WhyKey {
  switch (kind) {
    case 'ENDED':
    case 'NOBODY':
      return kind;
    case 'NO_REASON_LEFT':
      return method ? kind : 'NO_REASON_LEFT_bare';
    default:
      return at ? `${kind}${by ? ROLES[by.role] : ''}` : `${kind}_bare`;
  }
}

/** What is put into it: a moment as a day of the reader's own zone. */
export function whyWords(
  { method, at, by }: Because,
  locale: string,
  nameOf: (method: EnrollmentMethod) => string,
  anAdmin: string,
) {
  return {
    method: method ? nameOf(method) : '',
    day: at ? day(new Date(at), locale) : '',
    who: by?.email ?? anAdmin,
  };
}

import type { LicenseType } from '@/api/licenses';
import { domainTyped } from '../domains/domains';
import { seatsTyped } from '../settings/settings';
import { endOf } from '../settings/term';

/** A license as staff fill it in. */
export interface Draft {
  name: string;
  type: LicenseType;
  seats: string;
  until: string;
  grace: string;
  admins: readonly DraftAdmin[];
  domains: readonly DraftDomain[];
}

/** Somebody to run it. The id is of the row on the page. */
export interface DraftAdmin {
  id: number;
  email: string;
  domainAdmin: boolean;
}

/** A domain to deploy it to once it is there, on staff's word. */
export interface DraftDomain {
  id: number;
  domain: string;
  reason: string;
}

const LONGEST_NAME = 200;
const LONGEST_GRACE = 365;

/** What is missing or wrong, by the field it is said beside; the service has the last word. */
export function faults(
  draft: Draft,
): Partial<Record<'name' | 'seats' | 'until' | 'grace' | 'admins' | 'domains', string>> {
  const addresses = draft.admins
    .map(({ email }) => email.trim().toLowerCase())
    .filter((email) => email !== '');
  const grace = Number(draft.grace);
  return {
    ...(draft.name.trim() === '' || draft.name.trim().length > LONGEST_NAME ? { name: 'name' } : {}),
    ...(seatsTyped(draft.seats) === undefined ? { seats: 'seats' } : {}),
    ...(draft.until !== '' && endOf(draft.until) === undefined ? { until: 'until' } : {}),
    ...(draft.until !== '' && !(Number.isInteger(grace) && grace >= 0 && grace <= LONGEST_GRACE)
      ? { grace: 'grace' }
      : {}),
    ...(addresses.length === 0
      ? { admins: 'noAdmin' }
      : new Set(addresses).size < addresses.length
        ? { admins: 'twice' }
        : addresses.some((email) => !/^[^\s@]+@[^\s@]+$/.test(email))
          ? { admins: 'notAnEmail' }
          : {}),
    ...(domainsOf(draft).some(({ reason }) => reason.trim() === '') ? { domains: 'reason' } : {}),
  };
}

/** The body that creates it. */
export function orderOf(draft: Draft) {
  return {
    name: draft.name.trim(),
    type: draft.type,
    seats: seatsTyped(draft.seats) ?? null,
    expiresAt: draft.until === '' ? null : (endOf(draft.until)?.toISOString() ?? null),
    graceDays: draft.until === '' ? null : Number(draft.grace),
    admins: draft.admins
      .filter(({ email }) => email.trim() !== '')
      .map(({ email, domainAdmin }) => ({ email: email.trim(), domainAdmin })),
  };
}

/** The domains that were filled in; a Teacher license has none (R38). */
export function domainsOf({ type, domains }: Pick<Draft, 'type' | 'domains'>) {
  return type === 'TEACHER'
    ? []
    : domains
        .map(({ domain, reason }) => ({ domain: domainTyped(domain), reason }))
        .filter(({ domain }) => domain !== '');
}

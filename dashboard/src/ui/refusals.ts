/** Why somebody does not come onto a license, or a way onto it is closed, as the services name it: what there is a text of. */
const REFUSALS = [
  'ou-sync-not-on-teacher',
  'link-only-on-teacher',
  'domain-not-on-teacher',
  'lms-switched-off',
  'domain-by-staff-only',
  'not-by-naming-people',
  'not-an-admin',
  'license-not-live',
  'license-not-live-kept',
  'kept-out',
  'kept-out-by-staff',
  'not-on-license',
  'domain-not-deployed',
  'deployed-domain-wide',
  'held-by-sync',
  'domain-taken',
  'claimed-already',
  'not-the-sync',
  'maker-not-on-license',
  'not-an-address',
] as const;

export type Refusal = (typeof REFUSALS)[number];

/** The reason of this name; undefined for one this page does not know, which the service says in its own words. */
export function refusalNamed(code: string | null | undefined): Refusal | undefined {
  return REFUSALS.find((known) => known === code);
}

import type { License } from '@/api/licenses';

type Claiming = Pick<License, 'id' | 'name' | 'type' | 'status' | 'emailDomains'>;

const isAlone = ({ type }: Claiming) => type === 'SCHOOL' || type === 'BUILDING';

/** Another live license that has the domain, where one of the two is School or Building (R44); the service has the last word. */
export function inTheWay(domain: string, license: Claiming, all: readonly Claiming[]): Claiming | undefined {
  return all.find(
    (other) =>
      other.id !== license.id &&
      other.status === 'LIVE' &&
      other.emailDomains.includes(domain) &&
      (isAlone(other) || isAlone(license)),
  );
}

import type { EnrollmentMethod, License } from '@/api/licenses';
import type { MemberStatus } from '@/ui';
import { type Member, type OnRemoval, waysOf } from './members';

/** What of a member decides what an act would do. */
export interface Picked {
  memberId: string;
  email: string | null;
  status: MemberStatus;
  ways: readonly EnrollmentMethod[];
  keptOutBy: 'ADMIN' | 'STAFF' | undefined;
}

export function picked(member: Member): Picked {
  return {
    memberId: member.memberId,
    email: member.email ?? null,
    status: member.status,
    ways: waysOf(member),
    keptOutBy: member.keptOut?.by,
  };
}

/** What could be done with those selected: each act with the people it is for. */
export interface Possible {
  remove: Picked[];
  keepOut: Picked[];
  lift: Picked[];
  remind: Picked[];
}

export function possible(people: Iterable<Picked>, isStaff: boolean): Possible {
  const acts: Possible = { remove: [], keepOut: [], lift: [], remind: [] };
  for (const person of people) {
    if (['MEMBER', 'WAITING', 'INVITED'].includes(person.status)) {
      acts.remove.push(person);
    }
    if (person.keptOutBy === undefined) {
      acts.keepOut.push(person);
    } else if (person.keptOutBy === 'ADMIN' || isStaff) {
      acts.lift.push(person);
    }
    if (person.status === 'INVITED') {
      acts.remind.push(person);
    }
  }
  return acts;
}

/** What removing many would do (RULES §4, R13, R42): how many are gone for now, how many come back and by what. */
export interface Foretold {
  gone: number;
  invites: number;
  back: { OU: number; DOMAIN: number; LMS: number };
  /** Whether the license is frozen: removal works, and nobody comes back before it is live again. */
  isFrozen: boolean;
}

export function foretellRemoval(
  people: readonly Picked[],
  license: Pick<License, 'lmsEnrollment' | 'status'>,
): Foretold {
  const isFrozen = license.status !== 'LIVE';
  const told: Foretold = { gone: 0, invites: 0, back: { OU: 0, DOMAIN: 0, LMS: 0 }, isFrozen };
  for (const { status, ways } of people) {
    if (status === 'INVITED') {
      told.invites++;
      continue;
    }
    const by = (['OU', 'DOMAIN', 'LMS'] as const).find(
      (way) => ways.includes(way) && (way !== 'LMS' || license.lmsEnrollment),
    );
    if (by) {
      told.back[by]++;
    } else {
      told.gone++;
    }
  }
  return told;
}

/** By what somebody comes back. */
type Way = keyof Foretold['back'];
export type OnRemovalKey = 'gone' | 'invite' | `${Way}${'' | '_at' | '_later'}${'' | '_waits'}`;

/** The sentence for what removing one would do: by what they come back and when, and whether with a seat. */
export function onRemovalKey(
  { comesBack, by, at, waits }: Pick<OnRemoval, 'comesBack' | 'by' | 'at' | 'waits'>,
  status: MemberStatus,
  license: Pick<License, 'status'>,
): OnRemovalKey {
  if (!comesBack || (by !== 'OU' && by !== 'DOMAIN' && by !== 'LMS')) {
    return status === 'INVITED' ? 'invite' : 'gone';
  }
  const when = license.status !== 'LIVE' ? '_later' : at && by !== 'LMS' ? '_at' : '';
  return `${by}${when}${waits ? '_waits' : ''}`;
}

/** Whom an admin cannot keep out: an admin's word does not bind the email domain, staff's does (R43). */
export function beyondAdmin(people: readonly Picked[], isStaff: boolean): Picked[] {
  return isStaff ? [] : people.filter(({ ways }) => ways.includes('DOMAIN'));
}

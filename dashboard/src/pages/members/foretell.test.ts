import { expect, it } from 'vitest';
import type { EnrollmentMethod } from '@/api/licenses';
import { beyondAdmin, foretellRemoval, onRemovalKey, type Picked, possible } from './foretell';

function person(ways: EnrollmentMethod[], more: Partial<Picked> = {}): Picked {
  return {
    memberId: crypto.randomUUID(),
    email: null,
    status: 'MEMBER',
    ways,
    keptOutBy: undefined,
    ...more,
  };
}

it('R13 R42 who has a sync, a domain or an LMS behind them comes back, all others are gone', () => {
  const people = [
    person(['CSV']),
    person(['EMAIL', 'LINK', 'KEY']),
    person(['CSV', 'OU']),
    person(['DOMAIN', 'OU']),
    person(['DOMAIN', 'LMS']),
    person(['LMS']),
    person(['CSV'], { status: 'INVITED' }),
    person(['OU'], { status: 'WAITING' }),
  ];

  expect(foretellRemoval(people, { lmsEnrollment: true, status: 'LIVE' })).toEqual({
    gone: 2,
    invites: 1,
    back: { OU: 3, DOMAIN: 1, LMS: 1 },
    isFrozen: false,
  });
});

it('R27 an assignment brings nobody back where LMS auto-enrollment is off', () => {
  expect(foretellRemoval([person(['LMS'])], { lmsEnrollment: false, status: 'LIVE' })).toEqual({
    gone: 1,
    invites: 0,
    back: { OU: 0, DOMAIN: 0, LMS: 0 },
    isFrozen: false,
  });
});

it.each(['EXPIRED', 'SUSPENDED'] as const)('section 4 nobody comes back onto an %s license', (status) => {
  const at = '2026-11-29T10:00:00Z';

  expect(foretellRemoval([person(['OU'])], { lmsEnrollment: true, status })).toMatchObject({
    back: { OU: 1 },
    isFrozen: true,
  });
  expect(onRemovalKey({ comesBack: true, by: 'OU', at, waits: false }, 'MEMBER', { status })).toBe(
    'OU_later',
  );
  expect(onRemovalKey({ comesBack: true, by: 'LMS', at: null, waits: true }, 'MEMBER', { status })).toBe(
    'LMS_later_waits',
  );
  expect(onRemovalKey({ comesBack: false, by: null, at: null, waits: false }, 'INVITED', { status })).toBe(
    'invite',
  );
});

it('R13 R42 what removing one would do is one sentence, with the time where it is known', () => {
  const live = { status: 'LIVE' } as const;
  const at = '2026-11-29T10:00:00Z';

  expect(onRemovalKey({ comesBack: true, by: 'OU', at, waits: false }, 'MEMBER', live)).toBe('OU_at');
  expect(onRemovalKey({ comesBack: true, by: 'DOMAIN', at: null, waits: true }, 'MEMBER', live)).toBe(
    'DOMAIN_waits',
  );
  expect(onRemovalKey({ comesBack: true, by: 'LMS', at, waits: false }, 'MEMBER', live)).toBe('LMS');
  expect(onRemovalKey({ comesBack: false, by: null, at: null, waits: false }, 'MEMBER', live)).toBe('gone');
});

it('R43 what staff keep out only staff let in, and an admin keeps nobody out of the email domain', () => {
  const byStaff = person([], { status: 'KEPT_OUT', keptOutBy: 'STAFF' });
  const byAdmin = person([], { status: 'KEPT_OUT', keptOutBy: 'ADMIN' });
  const ofDomain = person(['DOMAIN', 'CSV']);

  expect(possible([byStaff, byAdmin], false)).toMatchObject({ lift: [byAdmin] });
  expect(possible([byStaff, byAdmin], true)).toMatchObject({ lift: [byStaff, byAdmin] });
  expect(beyondAdmin([ofDomain, byAdmin], false)).toEqual([ofDomain]);
  expect(beyondAdmin([ofDomain], true)).toEqual([]);
});

it('offers each act for whom it does something', () => {
  const member = person(['CSV']);
  const invited = person(['CSV'], { status: 'INVITED' });
  const removed = person([], { status: 'REMOVED' });

  expect(possible([member, invited, removed], false)).toMatchObject({
    remove: [member, invited],
    keepOut: [member, invited, removed],
    remind: [invited],
  });
});

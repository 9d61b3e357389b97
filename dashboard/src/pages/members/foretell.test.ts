import { expect, it } from 'vitest';
import type { EnrollmentMethod } from '@/api/licenses';
import { beyondAdmin, foretellRemoval, type Picked, possible } from './foretell';

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

  expect(foretellRemoval(people, { lmsEnrollment: true })).toEqual({
    gone: 2,
    invites: 1,
    back: { OU: 3, DOMAIN: 1, LMS: 1 },
  });
});

it('R27 an assignment brings nobody back where LMS auto-enrollment is off', () => {
  expect(foretellRemoval([person(['LMS'])], { lmsEnrollment: false })).toEqual({
    gone: 1,
    invites: 0,
    back: { OU: 0, DOMAIN: 0, LMS: 0 },
  });
});

it('R43 what staff keep out only staff let in, and an admin keeps nobody out of the email domain', () => {
  const byStaff = person([], { status: 'KEPT_OUT', keptOutBy: 'STAFF' });
  const byAdmin = person([], { status: 'KEPT_OUT', keptOutBy: 'ADMIN' });
  const ofDomain = person(['DOMAIN', 'CSV']);

  expect(possible([byStaff, byAdmin], false)).toMatchObject({ lift: [byAdmin], liftByStaff: [byStaff] });
  expect(possible([byStaff, byAdmin], true)).toMatchObject({ lift: [byStaff, byAdmin], liftByStaff: [] });
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

import { expect, it } from 'vitest';
import { does } from './AdminsCard';
import { comesBack, seatsTyped } from './settings';
import { effect, endOf, later } from './term';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const DAY = 86_400_000;
const at = (days: number) => new Date(NOW + days * DAY);
const term = (ends: number | null, suspended = false) => ({
  expiresAt: ends === null ? null : at(ends - 14).toISOString(),
  endsAt: ends === null ? null : at(ends).toISOString(),
  graceDays: 14,
  suspended,
});

it.each([
  ['goesOn', term(30), at(100), 14],
  ['goesOn', term(30), null, 0],
  ['revives', term(-1), at(100), 14],
  ['freezes', term(30), at(-20), 14],
  ['staysFrozen', term(-1), at(-20), 14],
  ['grace', term(30), at(-3), 14],
  ['freezes', term(30), at(-3), 3],
  ['suspended', term(30, true), at(100), 14],
] as const)('section 4: another end %s the license', (what, before, expires, grace) => {
  expect(effect(before, expires, grace, NOW)).toBe(what);
});

it('a year is added to the end there is, to today where it is over', () => {
  expect(later('2027-06-30T23:59:59Z', NOW, 1)).toBe('2028-06-30');
  expect(later('2025-06-30T00:00:00Z', NOW, 2)).toBe('2028-11-29');
  expect(later(null, NOW, 1)).toBe('2027-11-29');
  expect(later('2028-02-29T12:00:00Z', NOW, 1)).toBe('2029-02-28');
  expect(endOf('2027-06-30')).toEqual(new Date('2027-06-30T23:59:59Z'));
  expect(endOf('')).toBeUndefined();
});

it.each([
  ['adds', 'SCHOOL', 'WHEN_NOT_DOMAIN_ADMIN', true],
  ['invites', 'SCHOOL', 'WHEN_NOT_DOMAIN_ADMIN', false],
  ['invites', 'DISTRICT', 'ALWAYS', true],
  ['adds', 'BUILDING', 'OFF', false],
  ['adds', 'TEACHER', 'ALWAYS', false],
] as const)('R48 R52 X2 a list %s on %s, %s, domain admin %s', (what, type, inviteSetting, domainAdmin) => {
  expect(does({ type, inviteSetting }, domainAdmin)).toBe(what);
});

it('section 4: who is let in again is back where a source named them after the removal', () => {
  const grant = (since: string, state: 'GRANTED' | 'OFFERED' = 'GRANTED') =>
    ({ method: 'CSV', source: null, state, since, batchId: null, actor: null }) as const;
  const keptOut = [{ by: 'ADMIN', since: '2026-11-02T00:00:00Z', actor: null } as const];

  expect(comesBack({ keptOut, grants: [grant('2026-11-03T00:00:00Z')] })).toBe(true);
  expect(comesBack({ keptOut, grants: [grant('2026-11-01T00:00:00Z')] })).toBe(false);
  expect(comesBack({ keptOut, grants: [grant('2026-11-03T00:00:00Z', 'OFFERED')] })).toBe(false);
});

it('X18 seats are a whole number from 1 on; nothing means unlimited', () => {
  expect([seatsTyped(' '), seatsTyped('12'), seatsTyped('0'), seatsTyped('1.5'), seatsTyped('many')]).toEqual(
    [null, 12, undefined, undefined, undefined],
  );
});

import { expect, it } from 'vitest';
import { termWords } from './term';

const NOW = Date.parse('2026-11-28T12:00:00Z');

const term = (expiresAt: string | null, endsAt: string | null, suspended = false) => ({
  expiresAt,
  endsAt,
  graceDays: 14,
  suspended,
});

it.each([
  [term(null, null), 'open'],
  [term('2027-06-30T00:00:00Z', '2027-07-14T00:00:00Z'), 'until'],
  [term('2026-12-20T00:00:00Z', '2027-01-03T00:00:00Z'), 'soon'],
  [term('2026-11-20T00:00:00Z', '2026-12-04T00:00:00Z'), 'grace'],
  [term('2026-11-01T00:00:00Z', '2026-11-15T00:00:00Z'), 'over'],
  [term('2027-06-30T00:00:00Z', '2027-07-14T00:00:00Z', true), 'suspended'],
])('%o is told as %s', (given, key) => {
  expect(termWords(given, NOW, 'en').key).toBe(key);
});

it('says when the grace ends, not when the term did', () => {
  expect(termWords(term('2026-11-20T00:00:00Z', '2026-12-04T12:00:00Z'), NOW, 'en')).toMatchObject({
    day: 'Dec 4, 2026',
    when: 'in 6 days',
  });
});

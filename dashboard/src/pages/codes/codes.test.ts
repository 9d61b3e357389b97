import { expect, it } from 'vitest';
import { type Code, codeState, domainsTyped, type Join, moment, noDomainAmong, peopleSince } from './codes';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const CODE: Code = {
  kind: 'KEY',
  exists: true,
  generation: 1,
  createdAt: '2026-11-01T00:00:00Z',
  revokedAt: null,
  expiresAt: null,
  maxUses: null,
  uses: 0,
  allowedDomains: [],
  joined: 0,
  warning: '',
};

it.each<[string, Partial<Code>]>([
  ['active', {}],
  ['active', { maxUses: 3, uses: 2 }],
  ['usedUp', { maxUses: 3, uses: 3 }],
  ['active', { expiresAt: '2026-11-29T12:00:01Z' }],
  ['expired', { expiresAt: '2026-11-29T12:00:00Z' }],
  ['none', { exists: false, generation: null }],
  ['revoked', { exists: false, revokedAt: '2026-11-28T00:00:00Z' }],
])('R35 a code is %s with %o', (state, part) => {
  expect(codeState({ ...CODE, ...part }, NOW)).toBe(state);
});

function join(accountId: string, redeemedAt: string, part: Partial<Join> = {}): Join {
  const known = { redemptionId: accountId + redeemedAt, email: '', generation: 1, outcome: 'ADDED' } as const;
  return { ...known, accountId, redeemedAt, rule: null, detail: null, reason: null, undoneAt: null, ...part };
}

it('counts people, not redemptions, and nobody who was refused, kept out or undone', () => {
  const joins = [
    join('a', '2026-11-29T11:00:00Z'),
    join('a', '2026-11-29T10:30:00Z', { generation: 2 }),
    join('b', '2026-11-29T10:20:00Z', { outcome: 'REFUSED' }),
    join('c', '2026-11-29T10:10:00Z', { outcome: 'KEPT_OUT' }),
    join('d', '2026-11-29T10:00:00Z', { undoneAt: '2026-11-29T11:30:00Z' }),
    join('e', '2026-11-29T10:00:00Z', { outcome: null }),
    join('f', '2026-11-29T09:59:59Z'),
  ];

  expect(peopleSince(joins, '2026-11-29T10:00:00Z', false)).toEqual({ people: 2, more: false });
  expect(peopleSince(joins, '2026-11-01T00:00:00Z', false)).toEqual({ people: 3, more: true });
  expect(peopleSince(joins, '2026-11-01T00:00:00Z', true).more).toBe(false);
});

it('a join pointed at is taken to the microsecond, so that who joined just before stays', () => {
  const since = { now: NOW, madeAt: null, join: '2026-11-29T10:00:00.123456Z', other: '' };

  expect(moment('join', since)).toBe('2026-11-29T10:00:00.123456Z');
  expect(moment('hour', since)).toBe('2026-11-29T11:00:00.000Z');
  expect(moment('other', since)).toBeUndefined();
});

it('reads domains as people type them', () => {
  expect(domainsTyped(' @School.example, b.example;b.example\n c.example ')).toEqual([
    'school.example',
    'b.example',
    'c.example',
  ]);
  expect(domainsTyped(' ')).toEqual([]);
});

it('finds what is no domain of an address', () => {
  for (const wrong of ['school', 'ann@school.example', 'https://school.example', 'school..example']) {
    expect(noDomainAmong(['school.example', wrong]), wrong).toBe(wrong);
  }
  expect(noDomainAmong(['school.example', 'schule-köln.example'])).toBeUndefined();
});

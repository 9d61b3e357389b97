import { expect, it } from 'vitest';
import type { HistoryEntry } from './members';
import { type LineKey, said } from './said';

type Part = Pick<HistoryEntry, 'kind' | 'outcome' | 'before' | 'after' | 'method'>;

function keyOf(part: Part, role: HistoryEntry['actor']['role'] = 'LICENSE_ADMIN') {
  return said({ ...part, actor: { role, email: null, accountId: null } }).key;
}

it.each<[LineKey, Part]>([
  ['added', { kind: 'FACT', outcome: 'ADDED', before: 'NONE', after: 'MEMBER', method: 'CSV' }],
  ['also', { kind: 'FACT', outcome: 'REASON_ADDED', before: 'MEMBER', after: 'MEMBER', method: 'KEY' }],
  ['waits', { kind: 'FACT', outcome: 'WAITING', before: 'NONE', after: 'WAITING', method: 'CSV' }],
  ['seated', { kind: 'SEATING', outcome: 'ADDED', before: 'WAITING', after: 'MEMBER', method: null }],
  ['removed', { kind: 'REMOVAL', outcome: 'REMOVED', before: 'MEMBER', after: 'REMOVED', method: null }],
  ['withdrawn', { kind: 'REMOVAL', outcome: 'REMOVED', before: 'INVITED', after: 'WITHDRAWN', method: null }],
  ['keptOut', { kind: 'REMOVAL', outcome: 'KEPT_OUT', before: 'MEMBER', after: 'KEPT_OUT', method: null }],
  [
    'namedKeptOut',
    { kind: 'FACT', outcome: 'KEPT_OUT', before: 'KEPT_OUT', after: 'KEPT_OUT', method: 'CSV' },
  ],
  ['fewer', { kind: 'FACT', outcome: 'REMOVED', before: 'MEMBER', after: 'MEMBER', method: 'OU' }],
  ['left', { kind: 'FACT', outcome: 'REMOVED', before: 'MEMBER', after: 'REMOVED', method: 'OU' }],
  ['declined', { kind: 'FACT', outcome: 'REMOVED', before: 'INVITED', after: 'DECLINED', method: null }],
  ['liftedBack', { kind: 'LIFT', outcome: 'ADDED', before: 'KEPT_OUT', after: 'MEMBER', method: null }],
  ['refused', { kind: 'FACT', outcome: 'REFUSED', before: 'NONE', after: 'NONE', method: 'CSV' }],
])('section 4 says %s of what was decided', (key, part) => {
  expect(keyOf(part)).toBe(key);
});

it('R50 tells who accepted an invite from who was added meanwhile', () => {
  const part: Part = { kind: 'FACT', outcome: 'ADDED', before: 'INVITED', after: 'MEMBER', method: 'CSV' };

  expect(keyOf(part, 'USER')).toBe('accepted');
  expect(keyOf(part, 'LICENSE_ADMIN')).toBe('added');
  expect(keyOf({ ...part, method: 'KEY' }, 'USER')).toBe('added');
});

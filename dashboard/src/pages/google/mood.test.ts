import { expect, it } from 'vitest';
import type { Sync } from './api';
import { moodOf } from './mood';

const good: Sync = {
  syncId: 's',
  state: 'ACTIVE',
  trouble: null,
  why: null,
  googleAccount: 'dana@northfield.example',
  authorizedAt: '2026-01-01T00:00:00Z',
  units: [{ id: 'u', name: 'Students', subtree: true }],
  endingUnits: [],
  nextRunAt: '2026-01-01T00:30:00Z',
  lastSuccessAt: '2026-01-01T00:00:00Z',
  lastRun: null,
  held: 0,
  freeze: null,
};

it('says what keeps a sync before anything else, staff first', () => {
  expect(moodOf({ ...good, trouble: 'PAUSED_BY_STAFF', authorizedAt: null, held: 3 })).toBe('pausedByStaff');
  expect(moodOf({ ...good, trouble: 'AUTHORIZATION_LOST', authorizedAt: null })).toBe('disconnected');
  expect(moodOf({ ...good, trouble: 'AUTHORIZATION_LOST' })).toBe('reauthorize');
  expect(moodOf({ ...good, trouble: 'PAUSED_BY_ADMIN', held: 3 })).toBe('paused');
  expect(moodOf({ ...good, trouble: 'UNIT_GONE', held: 3 })).toBe('trouble');
});

it('then what is to be done, then what went well', () => {
  expect(moodOf({ ...good, units: [] })).toBe('chooseUnits');
  expect(moodOf({ ...good, held: 3 })).toBe('held');
  expect(moodOf({ ...good, lastSuccessAt: null })).toBe('first');
  expect(moodOf(good)).toBe('good');
});

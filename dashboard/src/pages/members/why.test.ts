import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Because } from './members';
import { whyKey, whyWords } from './why';

const because: Because = {
  kind: 'ADDED',
  method: 'CSV',
  others: [],
  at: '2026-11-23T02:30:00Z',
  by: { role: 'LICENSE_ADMIN', email: 'dana@x.example', accountId: null },
};
const zone = process.env.TZ;

beforeEach(() => {
  process.env.TZ = 'America/New_York';
});

afterEach(() => {
  process.env.TZ = zone;
});

it('writes the day of the reader, not of the server', () => {
  expect(whyWords(because, 'en', (method) => method, 'an admin').day).toBe('Nov 22, 2026');
});

it('has a sentence for everything the service may say', () => {
  expect(whyKey(because)).toBe('ADDED_ADMIN');
  expect(whyKey({ ...because, by: null })).toBe('ADDED');
  expect(whyKey({ ...because, by: { role: 'SYSTEM', email: null, accountId: null } })).toBe('ADDED');
  expect(whyKey({ ...because, kind: 'KEPT_OUT', method: null })).toBe('KEPT_OUT_ADMIN');
  expect(whyKey({ ...because, kind: 'INVITED', method: null, at: null, by: null })).toBe('INVITED_bare');
  expect(whyKey({ ...because, kind: 'NO_REASON_LEFT', at: null })).toBe('NO_REASON_LEFT');
  expect(whyKey({ ...because, kind: 'NOBODY' })).toBe('NOBODY');
});

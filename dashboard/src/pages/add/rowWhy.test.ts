import { expect, it } from 'vitest';
import texts from '@/i18n/en/add.json';
import { rowWhy } from './rowWhy';

const row = { outcome: null, reason: null, sameAs: null, foreseen: null };

it('R17 a row that could not be read says why in words of the page', () => {
  expect(rowWhy({ ...row, outcome: 'REFUSED', reason: 'STRAY_QUOTE' })).toBe('STRAY_QUOTE');
  expect(rowWhy({ ...row, outcome: 'REPEATED', sameAs: 3 })).toBe('REPEATED');
  expect(rowWhy({ ...row, outcome: 'BLANK' })).toBe('BLANK');
});

it('what was judged elsewhere, or is new to the page, is left to the service', () => {
  expect(rowWhy({ ...row, outcome: 'REFUSED' })).toBeUndefined();
  expect(rowWhy({ ...row, outcome: 'REFUSED', reason: 'A_REASON_OF_TOMORROW' })).toBeUndefined();
  expect(rowWhy({ ...row, outcome: 'REPEATED' })).toBeUndefined();
  expect(rowWhy({ ...row, outcome: 'ADDED' })).toBeUndefined();
});

it('section 4 a foreseen outcome is told as one that is', () => {
  expect(
    rowWhy({ ...row, foreseen: { outcome: 'KEPT_OUT', rule: '§4', detail: 'Whatever.', reason: null } }),
  ).toBe('KEPT_OUT');
});

it('X32 whoever had an invite is told of, and where it is gone for good', () => {
  expect(rowWhy({ ...row, outcome: 'ADDED', reason: 'HAD_INVITE' })).toBe('HAD_INVITE');
  expect(rowWhy({ ...row, outcome: 'REMOVED', reason: 'HAD_INVITE' })).toBe('INVITE_GONE');
  expect(rowWhy({ ...row, outcome: 'WAITING', reason: 'HAD_INVITE' })).toBe('WAITING');
  expect(rowWhy({ ...row, outcome: 'INVITED', reason: 'HAD_INVITE' })).toBeUndefined();
});

it('every reason the page has a text of is one it finds', () => {
  const told = ['REPEATED', 'HAD_INVITE', 'INVITE_GONE'];
  const known = Object.keys(texts.why).filter((reason) => !told.includes(reason));
  expect(known.map((reason) => rowWhy({ ...row, outcome: reason, reason }))).toEqual(known);
});

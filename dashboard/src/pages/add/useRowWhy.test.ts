import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { BatchRow } from './batches';
import { useRowWhy } from './useRowWhy';

beforeAll(async () => {
  await i18next.loadNamespaces('add');
});

const refusal = { outcome: 'REFUSED', rule: '§4', detail: 'Whatever.' } as const;
const row: BatchRow = {
  row: 2,
  text: 'ann@x.example',
  email: 'ann@x.example',
  ...refusal,
  reason: null,
  sameAs: null,
  foreseen: null,
};

function why(said: BatchRow) {
  return renderHook(useRowWhy).result.current(said);
}

it('section 4 a refusal of a row is said by its name, and so a foreseen one', () => {
  const foreseen = { ...refusal, reason: 'license-not-live' };

  expect(why({ ...row, reason: 'license-not-live' })).toMatch(/expired or suspended/);
  expect(why({ ...row, outcome: null, rule: null, detail: null, foreseen })).toMatch(/expired or suspended/);
});

it('a refusal of a name the page does not know, or of none, is said in the words of the service', () => {
  expect(why({ ...row, reason: 'a-reason-of-tomorrow' })).toBe('Whatever.');
  expect(why(row)).toBe('Whatever.');
});

import { expect, it } from 'vitest';
import { grouped, look, meant } from './licenseKey';

/** 20 symbols of which the last counts 1, so the number is 1 and its check symbol too. */
const KEY = '000000000000000000011';

it('R36 forgives the case, spaces, any dash, and letters that look like digits', () => {
  for (const typed of [KEY, ' oooo-0000 0000–0000—000l‑I ', 'OOOO oooo oooo oooo oooI i']) {
    expect(meant(typed), typed).toBe(KEY);
    expect(look(typed), typed).toEqual({ state: 'ready' });
  }
});

it('tells a mistyped key by its check symbol, before anybody is asked', () => {
  expect(look('000000000000000000012')).toEqual({ state: 'mistyped' });
  expect(look('000000000000000000101')).toEqual({ state: 'mistyped' });
  expect(look('U00000000000000000011'), 'a check symbol among the others').toEqual({ state: 'mistyped' });
});

it('counts what is missing and what is too much, and leaves a pasted link alone', () => {
  expect(look('  ')).toEqual({ state: 'empty' });
  expect(look('0000-00')).toEqual({ state: 'short', symbols: 6 });
  expect(look(`${KEY}0`)).toEqual({ state: 'long', symbols: 22 });
  expect(look('https://rollbook.example/join/abc')).toEqual({ state: 'link' });
});

it('is shown in groups, as keys are printed', () => {
  expect(grouped(KEY)).toBe('0000-0000-0000-0000-0001-1');
  expect(grouped('0000')).toBe('0000');
});

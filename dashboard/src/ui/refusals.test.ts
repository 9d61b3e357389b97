import { expect, it } from 'vitest';
import texts from '@/i18n/en/ui.json';
import { refusalBy, refusalNamed } from './refusals';

it('R2 a reason the service names has a sentence of the page, and one it does not know has none', () => {
  expect(refusalNamed('license-not-live')).toBe('license-not-live');
  expect(refusalNamed('a-reason-of-tomorrow')).toBeUndefined();
  expect(refusalNamed(null)).toBeUndefined();
});

it('every text is that of a reason the page knows', () => {
  expect(Object.keys(texts.refusals).map(refusalNamed)).toEqual(Object.keys(texts.refusals));
});

it('of a list, a key or a link the rule says which reason it is, where it can mean but one', () => {
  expect(refusalBy('§2')).toBe('not-an-admin');
  expect(refusalBy('R32')).toBe('link-only-on-teacher');
  expect(refusalBy('§4'), 'not live, or never on the license').toBeUndefined();
  expect(refusalBy('R24')).toBeUndefined();
});

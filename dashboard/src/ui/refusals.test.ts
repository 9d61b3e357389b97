import { expect, it } from 'vitest';
import texts from '@/i18n/en/ui.json';
import { refusalNamed } from './refusals';

it('R2 a reason the service names has a sentence of the page, and one it does not know has none', () => {
  expect(refusalNamed('license-not-live')).toBe('license-not-live');
  expect(refusalNamed('a-reason-of-tomorrow')).toBeUndefined();
  expect(refusalNamed(null)).toBeUndefined();
});

it('every text is that of a reason the page knows', () => {
  expect(Object.keys(texts.refusals).map(refusalNamed)).toEqual(Object.keys(texts.refusals));
});

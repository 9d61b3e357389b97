import { afterEach, expect, it, vi } from 'vitest';
import { listed, pageLocale } from './locale';

function reads(...languages: string[]) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('dates are in the language of the words around them, whatever the browser speaks', () => {
  reads('de-DE', 'fr');

  expect(pageLocale()).toBe('en');
});

it('and in the variety of it the reader has', () => {
  reads('de-DE', 'en-GB', 'en-US');

  expect(pageLocale()).toBe('en-GB');
});

it('names are listed as its language does', () => {
  reads('en-GB');

  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(['a', 'b'], 'disjunction')).toBe('a or b');
});

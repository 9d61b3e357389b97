import { expect, it } from 'vitest';
import { wayKey } from './wayWords';

it('R48 R52 each rule by which people are added or invited has a sentence of the page', () => {
  expect(wayKey('INVITED', 'R48')).toBe('R48');
  expect(wayKey('ADDED', 'R52')).toBe('R52_ADDED');
  expect(wayKey('INVITED', 'R52')).toBe('R52_INVITED');
  expect(wayKey('ADDED', 'X2')).toBe('X2');
  expect(wayKey(null, '§4')).toBeUndefined();
});

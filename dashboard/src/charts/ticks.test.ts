import { expect, it } from 'vitest';
import { spread, ticksTo } from './ticks';

it.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [9, [0, 5, 10]],
  [40, [0, 10, 20, 30, 40]],
  [106_000, [0, 50_000, 100_000, 150_000]],
])('ticks up to %i are round and whole', (most, ticks) => {
  expect(ticksTo(most, 4)).toEqual(ticks);
});

it('spreads labels evenly, and gives no day two', () => {
  expect(spread(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], 3)).toEqual([
    ['b', 1],
    ['e', 4],
    ['h', 7],
  ]);
  expect(spread(['a'], 5)).toEqual([['a', 0]]);
  expect(spread([], 5)).toEqual([]);
});

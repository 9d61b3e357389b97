import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePause } from './useTyped';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('asks once the typing pauses, though a live list draws the page anew all the time', () => {
  const asked: string[] = [];
  const { rerender } = renderHook(({ typed, current }) => usePause(typed, current, (q) => asked.push(q)), {
    initialProps: { typed: 'a', current: '' },
  });

  for (let drawn = 0; drawn < 10; drawn++) {
    vi.advanceTimersByTime(40);
    rerender({ typed: 'an', current: '' });
  }

  expect(asked).toEqual(['an']);
});

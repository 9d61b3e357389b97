import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DateTime, relative } from './DateTime';

const NOW = Date.parse('2026-11-28T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['2026-11-28T11:59:40Z', 'now'],
  ['2026-11-28T11:55:00Z', '5 minutes ago'],
  ['2026-11-27T11:00:00Z', 'yesterday'],
  ['2026-12-12T13:00:00Z', 'in 2 weeks'],
])('%s reads as %s', (at, words) => {
  expect(relative(new Date(at), NOW, 'en')).toBe(words);
});

it('says the exact time on hover, and goes on with the clock however many look at it', () => {
  render(
    <>
      <DateTime at="2026-11-28T11:58:00Z" />
      <DateTime at="2026-11-28T11:50:00Z" />
    </>,
  );
  expect(
    screen.getByText(/minutes ago/, { selector: '[datetime="2026-11-28T11:58:00.000Z"]' }),
  ).toHaveAttribute('title', expect.stringContaining('November 28, 2026'));

  act(() => {
    vi.advanceTimersByTime(3 * 60_000);
  });

  expect(screen.getByText('5 minutes ago')).toBeInTheDocument();
  expect(screen.getByText('13 minutes ago')).toBeInTheDocument();
});

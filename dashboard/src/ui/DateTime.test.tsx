import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DateTime, relative, termDay } from './DateTime';

const zone = process.env.TZ;
const NOW = Date.parse('2026-11-28T12:00:00Z');

beforeEach(() => {
  process.env.TZ = 'UTC';
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
  process.env.TZ = zone;
});

it.each([
  ['2026-11-28T11:59:40Z', 'now'],
  ['2026-11-28T11:55:00Z', '5 minutes ago'],
  ['2026-11-28T13:30:00Z', 'in 1 hour'],
  ['2026-11-27T14:00:00Z', '22 hours ago'],
  ['2026-11-27T11:00:00Z', 'yesterday'],
  // 36 hours, and yet the day before yesterday.
  ['2026-11-26T23:30:00Z', '2 days ago'],
  ['2026-11-30T00:30:00Z', 'in 2 days'],
  ['2026-11-20T12:00:00Z', '8 days ago'],
  ['2026-11-03T12:00:00Z', '4 weeks ago'],
  ['2026-08-28T12:00:00Z', '3 months ago'],
  ['2024-11-20T12:00:00Z', '2 years ago'],
  ['2026-12-12T13:00:00Z', 'in 2 weeks'],
])('%s reads as %s', (at, words) => {
  expect(relative(new Date(at), NOW, 'en')).toBe(words);
});

it('the last day of a term is the same day in every zone', () => {
  const end = new Date('2027-06-30T23:59:59Z');

  process.env.TZ = 'Asia/Tokyo';
  expect(termDay(end, 'en')).toBe('Jun 30, 2027');
  process.env.TZ = 'America/Los_Angeles';
  expect(termDay(end, 'en')).toBe('Jun 30, 2027');
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

import { expect, it } from 'vitest';
import { freezeRange, inputDay, lastDay } from './freeze';

const now = new Date(2026, 5, 1, 12);

it('X28 a freeze lasts from the beginning of its first day to the end of its last', () => {
  const range = freezeRange('2026-06-15', '2026-08-31', now);

  expect(range).toEqual({ from: new Date(2026, 5, 15), until: new Date(2026, 8, 1) });
  expect(inputDay(lastDay((range as { until: Date }).until.toISOString()))).toBe('2026-08-31');
});

it('may be one day long, and may have begun today', () => {
  expect(freezeRange('2026-06-01', '2026-06-01', now)).toEqual({
    from: new Date(2026, 5, 1),
    until: new Date(2026, 5, 2),
  });
});

it('says what is wrong with it', () => {
  expect(freezeRange('', '2026-06-02', now)).toBe('from');
  expect(freezeRange('2026-06-02', '', now)).toBe('until');
  expect(freezeRange('2026-06-03', '2026-06-01', now)).toBe('order');
  expect(freezeRange('2026-05-01', '2026-05-31', now)).toBe('past');
  expect(freezeRange('2026-06-01', '2027-07-01', now)).toBe('long');
});

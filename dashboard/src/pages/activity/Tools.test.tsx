import { act, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Filter } from './activity';
import { Tools } from './Tools';

const everything: Filter = { group: 'all', by: '', day: '' };

beforeAll(async () => {
  await i18next.loadNamespaces('activity');
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('keeps what is typed at once, and asks for it once the typing pauses', () => {
  const asked: Partial<Filter>[] = [];
  render(<Tools filter={everything} onChange={(change) => asked.push(change)} />);
  const field = screen.getByRole('searchbox', { name: 'By whom' });

  for (const text of ['d', 'da', 'dan']) {
    fireEvent.change(field, { target: { value: text } });
    expect(field).toHaveValue(text);
  }
  expect(asked).toEqual([]);
  act(() => {
    vi.advanceTimersByTime(1_000);
  });

  expect(asked).toEqual([{ by: 'dan' }]);
});

it('does not ask for the first century while a year is typed', () => {
  const asked: Partial<Filter>[] = [];
  render(<Tools filter={everything} onChange={(change) => asked.push(change)} />);
  const field = screen.getByLabelText('On which day');

  for (const day of ['0002-11-28', '0020-11-28', '0202-11-28', '2026-11-28']) {
    fireEvent.change(field, { target: { value: day } });
    expect(field).toHaveValue(day);
  }

  expect(asked).toEqual([{ day: '2026-11-28' }]);
});

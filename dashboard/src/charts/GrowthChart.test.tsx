import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { GrowthChart } from './GrowthChart';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('draws nothing before it is measured, and then for the width there is', () => {
  let measured: (width: number) => void = () => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: (entries: { contentRect: { width: number } }[]) => void) {
        measured = (width) => tell([{ contentRect: { width } }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  render(<GrowthChart days={[{ day: '2026-11-28', members: 3, joined: 3, left: 0 }]} label="Growth" />);
  expect(screen.queryByRole('img')).toBeNull();

  act(() => measured(911.5));

  expect(screen.getByRole('img', { name: 'Growth' })).toHaveAttribute('width', '911');
});

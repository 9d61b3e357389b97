import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { enrollmentApi } from '@/api/clients';
import type { Batch } from './batches';
import { partsOf } from './outcomes';
import { useRows } from './useRows';

afterEach(() => {
  vi.useRealTimers();
});

it('the rows of one outcome are read again while the list is judged: more of them come', async () => {
  vi.useFakeTimers();
  let added = 1;
  vi.spyOn(enrollmentApi, 'GET').mockImplementation((() =>
    Promise.resolve({
      data: { items: Array.from({ length: added }, (_, place) => ({ row: place + 1 })), next: null },
    })) as never);
  const judged = (count: number) =>
    ({
      licenseId: 'l',
      batchId: 'b',
      state: 'PROCESSING',
      people: 9,
      plan: null,
      outcomes: { ADDED: count },
    }) as unknown as Batch;
  const queries = new QueryClient();
  const { result, rerender } = renderHook((batch: Batch) => useRows(batch, partsOf(batch)[0]), {
    initialProps: judged(1),
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(result.current.rowAt(0)?.row).toBe(1);

  added = 3;
  rerender(judged(3));
  await vi.advanceTimersByTimeAsync(2_000);
  rerender(judged(3));

  expect(result.current.count).toBe(3);
  expect(result.current.rowAt(2)?.row).toBe(3);
});

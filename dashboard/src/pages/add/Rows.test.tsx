import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enrollmentApi } from '@/api/clients';
import type { Batch } from './batches';
import { Rows } from './Rows';

const { explained } = vi.hoisted(() => ({ explained: vi.fn() }));
vi.mock('./useRowWhy', () => ({ useRowWhy: () => explained }));

beforeEach(() => {
  // Nothing has a size in this browser.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(enrollmentApi, 'GET').mockResolvedValue({
    data: { items: [{ row: 1, text: 'ann@x.example', outcome: 'ADDED' }], next: null },
  } as never);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it('a row that is as it was is not drawn again with each answer of how far the list is', async () => {
  const batch = { licenseId: 'l', batchId: 'b', state: 'DONE', people: 1, answered: 0 } as Batch;
  const queries = new QueryClient();
  const rows = (now: Batch) => (
    <QueryClientProvider client={queries}>
      <Rows batch={now} part={undefined} />
    </QueryClientProvider>
  );
  const { rerender } = render(rows(batch));
  await screen.findByText('ann@x.example');
  expect(explained).toHaveBeenCalled();
  explained.mockClear();

  rerender(rows({ ...batch, answered: 1 }));

  expect(explained).not.toHaveBeenCalled();
});

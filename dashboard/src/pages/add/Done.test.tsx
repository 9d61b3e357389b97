import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { License } from '@/api/licenses';
import { MeContext } from '@/app/MeContext';
import type { Batch } from './batches';
import { Done } from './Done';
import type { Part } from './outcomes';

vi.mock('./Rows', () => ({ Rows: ({ part }: { part?: Part }) => <p>{`${part?.count ?? 'all'} rows`}</p> }));

const dana = { accountId: 'd', name: 'Dana', email: 'dana@x.example', emailVerified: true, isStaff: false };

function page(added: number) {
  const batch = {
    state: 'PROCESSING',
    people: 9,
    answered: added,
    warnings: [],
    outcomes: { ADDED: added },
  } as never as Batch;
  return (
    <QueryClientProvider client={new QueryClient()}>
      <MeContext value={dana}>
        <MemoryRouter>
          <Done license={{ id: 'l' } as License} batch={batch} />
        </MemoryRouter>
      </MeContext>
    </QueryClientProvider>
  );
}

it('the rows of one outcome are as many as they are by now, not as they were when it was chosen', async () => {
  const { rerender } = render(page(1));

  await userEvent.setup().click(await screen.findByRole('radio', { name: '1 Added' }));
  expect(screen.getByText('1 rows')).toBeInTheDocument();
  rerender(page(5));

  expect(screen.getByText('5 rows')).toBeInTheDocument();
});

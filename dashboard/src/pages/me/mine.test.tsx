import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { inviteApi } from '@/api/clients';
import { invitesKey } from '@/api/invites';
import { useAnswer } from './mine';

it('R50 says what became of an answer before the invites are read again, which takes the invite away', async () => {
  vi.spyOn(inviteApi, 'POST').mockResolvedValue({ data: { state: 'CONFIRMING' } });
  const queries = new QueryClient();
  const readAgain = vi.fn(() => new Promise<never>(() => undefined));
  queries.setQueryData(invitesKey, []);
  const stop = new QueryObserver(queries, {
    queryKey: invitesKey,
    queryFn: readAgain,
    staleTime: Infinity,
  }).subscribe(() => undefined);
  const { result } = renderHook(useAnswer, {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  const said = vi.fn();

  result.current.mutate({ inviteId: 'i', yes: true }, { onSuccess: said });

  await waitFor(() => expect(readAgain).toHaveBeenCalled());
  await waitFor(() => expect(said).toHaveBeenCalled(), { timeout: 2_000 });
  stop();
});

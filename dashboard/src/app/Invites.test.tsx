import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { invitesKey, type MyInvite } from '@/api/invites';
import { Invites } from './Invites';
import { MeContext } from './MeContext';

const ann = { accountId: 'a', name: 'Ann', email: 'ann@x.example', emailVerified: true, isStaff: false };
const invite: MyInvite = {
  inviteId: 'i',
  licenseId: 'l',
  licenseName: 'Northfield High',
  licenseType: 'SCHOOL',
  state: 'PENDING',
  kept: false,
  popUp: true,
  invitedBy: 'dana@x.example',
  offeredAt: '2026-11-28T10:00:00Z',
  expiresAt: '2026-12-28T10:00:00Z',
  answeredAt: null,
} as MyInvite;

/** The pop-up's own files are read first, which takes a while on a busy machine. */
const PATIENT = { timeout: 30_000 };

function mounted(invites: MyInvite[], me = ann) {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity, refetchOnMount: false } },
  });
  queries.setQueryData(invitesKey, invites);
  render(
    <QueryClientProvider client={queries}>
      <MeContext value={me}>
        <Invites />
      </MeContext>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no service here')));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('R50 an invite comes up by itself in the frame of every page, and closed stays closed', async () => {
  mounted([invite]);

  const popUp = await screen.findByRole('dialog', { name: 'You are invited' }, PATIENT);
  expect(popUp).toHaveTextContent('Northfield High');
  await userEvent.setup().keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), PATIENT);
}, 60_000);

it('R50 one whose pop-up was closed before does not come up again', () => {
  mounted([{ ...invite, popUp: false }]);

  expect(screen.queryByRole('dialog')).toBeNull();
});

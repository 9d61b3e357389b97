import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { licenseApi } from '@/api/clients';
import type { License } from '@/api/licenses';
import { LicenseContext } from '@/app/LicenseContext';
import { MeContext } from '@/app/MeContext';
import { ActDialog, type Intended } from './ActDialog';

const dana = { accountId: 'd', name: 'Dana', email: 'dana@x.example', emailVerified: true, isStaff: false };
const license = { id: 'l', status: 'LIVE', seats: { limit: null, waiting: 0 } } as License;
const removing = (name: string): Intended => ({
  act: 'remove',
  people: [{ memberId: name, email: `${name}@x.example`, status: 'MEMBER', ways: [], keptOutBy: undefined }],
});

function Page() {
  const [intended, setIntended] = useState<Intended | undefined>(removing('ann'));
  return (
    <>
      <button onClick={() => setIntended(removing('bob'))}>Another</button>
      {intended ? (
        <ActDialog intended={intended} onClose={() => setIntended(undefined)} onDone={() => undefined} />
      ) : null}
    </>
  );
}

it('an act that is done after its dialog was closed leaves the one open since as it is', async () => {
  let answer: (batch: object) => void = () => undefined;
  vi.spyOn(licenseApi, 'POST').mockReturnValue(new Promise((resolve) => (answer = resolve)));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeContext value={dana}>
        <LicenseContext value={license}>
          <Page />
        </LicenseContext>
      </MeContext>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await screen.findByRole('dialog', { name: 'Remove ann@x.example?' });
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Another' }));
  await screen.findByRole('dialog', { name: 'Remove bob@x.example?' });

  await act(async () => {
    answer({ data: { outcomes: [{ outcome: 'REMOVED' }] } });
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  expect(screen.getByRole('dialog')).toHaveAccessibleName('Remove bob@x.example?');
});

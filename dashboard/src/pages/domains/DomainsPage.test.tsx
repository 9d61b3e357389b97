import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { enrollmentApi, licenseApi } from '@/api/clients';
import type { License } from '@/api/licenses';
import { Problem } from '@/api/problem';
import { LicenseContext } from '@/app/LicenseContext';
import { MeContext } from '@/app/MeContext';
import type { Deployment } from './domains';
import { Component as DomainsPage } from './DomainsPage';
import { EndConfirm } from './EndConfirm';

const dana = { accountId: 'd', name: 'Dana', email: 'dana@x.example', emailVerified: true, isStaff: false };
const license = {
  id: 'l',
  name: 'X School',
  type: 'SCHOOL',
  status: 'LIVE',
  emailDomains: ['x.example'],
} as License;

function shown(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MeContext value={dana}>
        <LicenseContext value={license}>{page}</LicenseContext>
      </MeContext>
    </QueryClientProvider>,
    { wrapper: MemoryRouter },
  );
}

beforeAll(() => i18next.loadNamespaces('domains'));

beforeEach(() => {
  vi.spyOn(licenseApi, 'GET').mockRejectedValue(new Problem({}, 503));
  vi.spyOn(enrollmentApi, 'GET').mockResolvedValue({ data: { items: [] } } as never);
});

it('what may be asked for is not known where the ways onto the license cannot be read: it says so', async () => {
  shown(<DomainsPage />);

  expect(await screen.findByText('Part of Rollbook is not answering')).toBeVisible();
  for (const button of screen.getAllByRole('button', { name: 'Ask for it' })) {
    expect(button).toBeDisabled();
  }
});

it('nobody ends a deployment without knowing who leaves', async () => {
  shown(
    <EndConfirm
      deployment={{ domain: 'x.example', display: 'x.example' } as Deployment}
      onClose={() => undefined}
    />,
  );

  expect(await screen.findByText('Part of Rollbook is not answering')).toBeVisible();
  expect(screen.getByRole('button', { name: 'End it' })).toBeDisabled();
});

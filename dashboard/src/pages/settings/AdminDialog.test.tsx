import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { License } from '@/api/licenses';
import { AdminDialog } from './AdminDialog';

beforeAll(() => i18next.loadNamespaces('settings'));

it('an admin is named by an address; what is none is said at the field once it is left', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AdminDialog
        license={{ id: 'l', type: 'SCHOOL' } as License}
        act={{ kind: 'name' }}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  const field = screen.getByLabelText(/Email address/);

  await user.type(field, 'ann.fox@school');
  expect(screen.queryByText(/This is no email address/)).toBeNull();
  await user.tab();

  expect(screen.getByText(/This is no email address/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Name them' })).toBeDisabled();

  await user.type(field, '.example');
  await user.tab();

  expect(screen.queryByText(/This is no email address/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Name them' })).toBeEnabled();
});

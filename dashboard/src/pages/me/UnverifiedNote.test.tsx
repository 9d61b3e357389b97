import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import * as session from '@/app/session';
import { UnverifiedNote } from './UnverifiedNote';

vi.mock('@/app/session', { spy: true });

beforeAll(() => i18next.loadNamespaces('me'));

it('a look that did not come through says so', async () => {
  vi.mocked(session.renewToken).mockRejectedValue(new Problem({}, 0));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UnverifiedNote email="ann@x.example" />
    </QueryClientProvider>,
  );

  await userEvent.setup().click(screen.getByRole('button', { name: 'I have done it, look again' }));

  expect(await screen.findByText('Rollbook could not be reached')).toBeVisible();
});

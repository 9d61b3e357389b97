import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeAll, expect, it } from 'vitest';
import { Component as MePage } from '@/pages/me/MePage';
import { Account } from './Account';
import { MeContext } from './MeContext';

const una = { accountId: 'u', name: 'Una', email: 'una@x.example', emailVerified: false, isStaff: false };

beforeAll(() => i18next.loadNamespaces('me'));

async function opened(isStaff = false) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeContext value={{ ...una, isStaff }}>
        <MemoryRouter initialEntries={['/elsewhere']}>
          <Account />
          <Routes>
            <Route path="/me" element={<MePage />} />
            <Route path="/elsewhere" element={null} />
          </Routes>
        </MemoryRouter>
      </MeContext>
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /account and appearance/ }));
  return user;
}

it('R36 a license key is entered under the profile picture', async () => {
  const user = await opened();

  await user.click(screen.getByRole('menuitem', { name: 'Enter license or coupon' }));

  const card = await screen.findByRole('region', { name: 'Enter license or coupon' });
  expect(card.parentElement).toHaveFocus();
});

it.each([
  [false, ['Enter license or coupon', 'License invites', 'Google Classroom for teachers', 'Sign out']],
  [true, ['Enter license or coupon', 'License invites', 'Sign out']],
])('what is their own stands there (staff: %s)', async (isStaff, items) => {
  await opened(isStaff);

  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(items);
});

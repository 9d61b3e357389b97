import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { MeContext } from './MeContext';
import { Navigation } from './Navigation';

it.each([
  [true, ['Licenses', 'My page']],
  [false, ['My page']],
])('leads nobody where they are refused (address verified: %s)', (emailVerified, places) => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MeContext
        value={{ accountId: 'u', name: 'Una', email: 'una@x.example', emailVerified, isStaff: false }}
      >
        <MemoryRouter>
          <Navigation />
        </MemoryRouter>
      </MeContext>
    </QueryClientProvider>,
  );

  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(places);
});

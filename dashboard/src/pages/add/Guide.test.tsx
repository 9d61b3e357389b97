import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import { enrollmentApi } from '@/api/clients';
import { Problem } from '@/api/problem';
import { Guide } from './Guide';

beforeAll(() => i18next.loadNamespaces('add'));

it('R18 R19 guidance that cannot be read says so, and the sample is there all the same', async () => {
  vi.spyOn(enrollmentApi, 'GET').mockRejectedValue(new Problem({}, 503));
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Guide action={<button>Download a sample</button>} />
    </QueryClientProvider>,
  );

  expect(screen.getByRole('button', { name: 'Download a sample' })).toBeVisible();
  expect(await screen.findByText('Part of Rollbook is not answering')).toBeVisible();
});

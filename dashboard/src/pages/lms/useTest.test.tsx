import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useTest } from './useTest';

const checks = [{ check: 'api', ok: true }];

it('shows what a test found while things stand as they did then, and no longer', async () => {
  const { result, rerender } = renderHook(
    ({ now }) =>
      useTest(
        () => Promise.resolve(checks),
        now,
        () => Promise.resolve('CONFIRMED'),
      ),
    {
      initialProps: { now: 'PENDING' },
      wrapper: ({ children }) => (
        <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
      ),
    },
  );
  act(() => result.current.run());
  rerender({ now: 'CONFIRMED' });
  await waitFor(() => expect(result.current.checks).toEqual(checks));

  rerender({ now: 'CONFIRMED the key is gone' });

  expect(result.current.checks).toBeUndefined();
});

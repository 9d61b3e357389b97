import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

/** Answers kept for the pages. What the services refuse is not asked again; what failed on the way is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && (!(error instanceof Problem) || error.status >= 500),
      refetchOnWindowFocus: true,
    },
  },
});

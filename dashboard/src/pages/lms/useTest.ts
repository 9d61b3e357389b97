import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asProblem } from '@/api/problem';
import type { Checked } from './api';

/** Where a service does not say how long to wait. */
const USUAL_WAIT = 10;

/**
 * Tries something out; while it may not be tried again, in how many seconds it may. What came of it is shown while things stand as
 * they did then: beside a newer state an older result would contradict it.
 *
 * @param now how what is tried out stands now
 * @param look reads how it stands after the test, which may have changed it
 */
export function useTest(test: () => Promise<Checked[]>, now: string, look: () => Promise<string>) {
  const [wait, setWait] = useState(0);
  const mutation = useMutation({
    mutationFn: async () => ({ checks: await test(), then: await look() }),
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.status === 429) {
        setWait(problem.retryAt ? Math.ceil((problem.retryAt.getTime() - Date.now()) / 1000) : USUAL_WAIT);
      }
    },
  });
  useEffect(() => {
    const timer = wait > 0 ? setTimeout(() => setWait(wait - 1), 1_000) : undefined;
    return () => clearTimeout(timer);
  }, [wait]);
  const isTooSoon = mutation.error !== null && asProblem(mutation.error).status === 429;
  return {
    run: () => mutation.mutate(),
    isPending: mutation.isPending,
    checks: mutation.data?.then === now ? mutation.data.checks : undefined,
    /** A failure, but for its being too soon. */
    problem: isTooSoon ? null : mutation.error,
    isTooSoon,
    wait,
  };
}

import { ErrorResponse } from 'oidc-client-ts';
import { Problem } from '@/api/problem';

const TRIES = 3;
const WAIT_MILLIS = 500;
/** What the sign-in service answers while it is itself in trouble; everything else it answers is a no. */
const IN_TROUBLE = ['server_error', 'temporarily_unavailable'];

/**
 * Renews by `tryIt`. Null only where the sign-in service said no: the person is signed out. Where it could not be reached it is
 * tried again, and then thrown as a Problem of status 0: whoever was signed in still is, and the next request tries anew.
 */
export async function renewed<U>(
  tryIt: () => Promise<U | null>,
  pause: (millis: number) => Promise<void> = wait,
): Promise<U | null> {
  for (let tried = 1; ; tried++) {
    try {
      return await tryIt();
    } catch (error) {
      if (error instanceof ErrorResponse && !IN_TROUBLE.includes(error.error ?? '')) {
        return null;
      }
      if (tried === TRIES) {
        throw new Problem({}, 0);
      }
      await pause(WAIT_MILLIS * tried);
    }
  }
}

function wait(millis: number) {
  return new Promise<void>((resolve) => {
    setTimeout(resolve, millis);
  });
}

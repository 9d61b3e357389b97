import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readEvents } from './events';
import { keys } from './licenses';

/** What one act made of its people, as the feed of a license's changes tells it. */
export interface MembersMoved {
  seq: number;
  members: {
    memberId: string;
    email: string | null;
    before: string;
    after: string;
    outcome: string;
    mergedInto: string | null;
  }[];
}

type Listener = (moved: MembersMoved | 'reload') => void;
const listeners = new Map<string, Set<Listener>>();

/** However much happens, answers are renewed at most this often. */
const RENEWED_EVERY = 1_000;

/** Follows the license's changes while its pages are open: what the pages show is renewed, listeners are told of each act. */
export function useLicenseFeed(licenseId: string, ready: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!ready) {
      return undefined;
    }
    const end = new AbortController();
    let due: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      due ??= setTimeout(() => {
        due = undefined;
        void queries.invalidateQueries({ queryKey: keys.license(licenseId), predicate: notLive });
      }, RENEWED_EVERY);
    };
    void readEvents(`/api/licenses/${licenseId}/changes`, {
      signal: end.signal,
      onEvent: ({ event, data }) => {
        if (event === 'members' || event === 'reload') {
          const moved = event === 'reload' ? event : (JSON.parse(data) as MembersMoved);
          listeners.get(licenseId)?.forEach((listener) => listener(moved));
        }
        if (event !== 'ready') {
          renew();
        }
      },
    });
    return () => {
      end.abort();
      clearTimeout(due);
    };
  }, [licenseId, ready, queries]);
}

/** Calls back for each act on the members of the license while the component is there. */
export function useMembersMoved(licenseId: string, listener: Listener) {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const tell: Listener = (moved) => latest.current(moved);
    const those = listeners.get(licenseId) ?? new Set<Listener>();
    listeners.set(licenseId, those.add(tell));
    return () => {
      those.delete(tell);
    };
  }, [licenseId]);
}

/** Answers whose key ends in 'live' are kept current by their page itself. */
function notLive({ queryKey }: { queryKey: readonly unknown[] }) {
  return queryKey.at(-1) !== 'live';
}

import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readEvents } from './events';
import { keys, type License } from './licenses';

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

/**
 * Follows the license's changes while its pages are open: what the pages show is renewed, listeners are told of each act. It
 * begins where the license stood when it was read: whatever a page reads afterwards is at least as new, and nothing between that
 * and the first answer of the feed is missed.
 */
export function useLicenseFeed(licenseId: string, ready: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!ready) {
      return undefined;
    }
    const end = new AbortController();
    let due: ReturnType<typeof setTimeout> | undefined;
    const filter = { queryKey: keys.license(licenseId), predicate: notLive };
    const renew = () => {
      due ??= setTimeout(() => {
        due = undefined;
        // A first answer that is on its way is not asked for anew by that, and may be older than the change.
        queries
          .getQueryCache()
          .findAll({ ...filter, fetchStatus: 'fetching', predicate: isFirstRead })
          .forEach((query) => void renewOnceRead(query));
        void queries.invalidateQueries(filter);
      }, RENEWED_EVERY);
    };
    const renewOnceRead = async (query: Query) => {
      await query.fetch().catch(() => undefined);
      await queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    };
    const begin = queries.getQueryData<License>(keys.license(licenseId));
    let isOpening = true;
    void readEvents(`/api/licenses/${licenseId}/changes`, {
      signal: end.signal,
      after: begin && String(begin.seq),
      onEvent: ({ event, data }) => {
        if (isOpening) {
          isOpening = false;
          if (
            event === 'license' &&
            (JSON.parse(data) as { revision: number }).revision === begin?.revision
          ) {
            return; // told whenever one goes on from an event, and known already
          }
        }
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
function notLive({ queryKey }: Pick<Query, 'queryKey'>) {
  return queryKey.at(-1) !== 'live';
}

function isFirstRead(query: Query) {
  return notLive(query) && query.state.data === undefined;
}

import { queryOptions } from '@tanstack/react-query';
import { inviteApi, take } from './clients';
import type { components } from './schema/invite-service';

export type MyInvite = components['schemas']['MyInviteRepresentation'];

const LOOKED_AGAIN_MILLIS = 20_000;
/** While something is under way, mostly for a moment. */
const SOON_MILLIS = 700;

export const invitesKey = ['me', 'invites'] as const;

/** My invites that are open; looked at again soon while one of them is being confirmed. */
export function openInvites() {
  return queryOptions({
    queryKey: invitesKey,
    queryFn: async ({ signal }) => (await take(inviteApi.GET('/api/invites/mine', { signal }))).items,
    refetchInterval: ({ state }) => (state.data?.some(isBeingConfirmed) ? SOON_MILLIS : LOOKED_AGAIN_MILLIS),
  });
}

/** Accepted a moment ago: whether they are a member is being decided (R50). */
export function isBeingConfirmed({ state, kept }: MyInvite): boolean {
  return state === 'CONFIRMING' && !kept;
}

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { enrollmentApi, inviteApi, licenseApi, take } from '@/api/clients';
import type { components as Enrollment } from '@/api/schema/enrollment-service';
import { invitesKey, isBeingConfirmed, openInvites } from '@/api/invites';
import type { components as Licenses } from '@/api/schema/license-service';
import { queryClient } from '@/app/queryClient';

export type Coverage = Licenses['schemas']['CoverageRepresentation'];
export type Redemption = Enrollment['schemas']['RedemptionRepresentation'];

const LOOKED_AGAIN_MILLIS = 20_000;
/** While something is under way, mostly for a moment. */
const SOON_MILLIS = 700;

export const myKeys = {
  coverage: ['me', 'coverage'] as const,
  past: [...invitesKey, 'past'] as const,
};

/** Am I covered, by which licenses, until when; looked at again soon while an invite is being confirmed. */
export function coverage() {
  return queryOptions({
    queryKey: myKeys.coverage,
    queryFn: ({ signal }) => take(licenseApi.GET('/api/licenses/coverage/me', { signal })),
    refetchInterval: () =>
      queryClient.getQueryData(openInvites().queryKey)?.some(isBeingConfirmed)
        ? SOON_MILLIS
        : LOOKED_AGAIN_MILLIS,
  });
}

/** The last of those that were answered, or ran out. */
export function pastInvites() {
  return queryOptions({
    queryKey: myKeys.past,
    queryFn: async ({ signal }) =>
      (
        await take(
          inviteApi.GET('/api/invites/mine', {
            params: { query: { state: ['ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'], limit: 20 } },
            signal,
          }),
        )
      ).items,
  });
}

/** Begins to read all of mine again. Not waited for: it takes an answered invite away, and with it what is said of it. */
function useRenewMine() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['me'] });
}

/** Says yes or no to an invite; gives it as it stands then. */
export function useAnswer() {
  const renew = useRenewMine();
  return useMutation({
    mutationFn: ({ inviteId, yes }: { inviteId: string; yes: boolean }) => {
      const params = { path: { inviteId } };
      return yes
        ? take(inviteApi.POST('/api/invites/mine/{inviteId}/accept', { params }))
        : take(inviteApi.POST('/api/invites/mine/{inviteId}/decline', { params }));
    },
    onSettled: renew,
  });
}

/** Notes that a pop-up was shown, or closed by its reader: closing is not declining. */
export async function notePopUp(inviteId: string, closed: boolean) {
  await inviteApi.PUT('/api/invites/mine/{inviteId}/pop-up', {
    params: { path: { inviteId } },
    body: { closed },
  });
}

/** Joins by a license key or link, and follows what becomes of it. */
export function useRedeem() {
  const renew = useRenewMine();
  const redeem = useMutation({
    mutationFn: (code: string) =>
      take(enrollmentApi.POST('/api/enrollments/redemptions', { body: { code } })),
  });
  const redemptionId = redeem.data?.redemptionId;
  const followed = useQuery({
    queryKey: ['redemption', redemptionId],
    enabled: redemptionId !== undefined && redeem.data?.state !== 'DONE',
    queryFn: async ({ signal }) => {
      const now = await take(
        enrollmentApi.GET('/api/enrollments/redemptions/{redemptionId}', {
          params: { path: { redemptionId: redemptionId ?? '' } },
          signal,
        }),
      );
      if (now.state === 'DONE') {
        renew();
      }
      return now;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'DONE' ? false : SOON_MILLIS),
  });
  const now = followed.data ?? redeem.data;
  return {
    redeem: redeem.mutate,
    reset: redeem.reset,
    problem: redeem.error ?? followed.error,
    isPending: redeem.isPending || (now !== undefined && now.state !== 'DONE' && !followed.error),
    done: now?.state === 'DONE' ? now : undefined,
  };
}

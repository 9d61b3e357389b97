import { inviteApi, take } from '@/api/clients';
import type { components } from '@/api/schema/invite-service';
import type { Picked } from './foretell';

/** What a reminder came to. */
export type Reminded = components['schemas']['Reminded'];

/** Whom a reminder is for, and by what their invite is found. */
type Invited = Pick<Picked, 'memberId' | 'email'>;

/** Invites read, or reminded of, at once. */
const AT_ONCE = 500;
/** Of so few each one's invite is searched for; those of more are picked out of all there are. */
const FEW = 10;

/** The pending invite of one member; none where it was answered meanwhile. */
export async function pendingInvite(licenseId: string, { memberId, email }: Invited, signal?: AbortSignal) {
  for await (const invite of pendingInvites(licenseId, email ?? undefined, signal)) {
    if (invite.memberId === memberId) {
      return invite;
    }
  }
  return null;
}

/** Reminds the invited among these members. */
export async function remind(licenseId: string, people: readonly Invited[]): Promise<Reminded> {
  const inviteIds = await (people.length <= FEW ? invitesOfFew : invitesOfMany)(licenseId, people);
  const sum: Reminded = { reminded: 0, tooSoon: 0 };
  for (let from = 0; from < inviteIds.length; from += AT_ONCE) {
    const said = await sendReminders(licenseId, { inviteIds: inviteIds.slice(from, from + AT_ONCE) });
    sum.reminded += said.reminded;
    sum.tooSoon += said.tooSoon;
  }
  return sum;
}

/** Reminds everybody with a pending invite, or those the search means. */
export function remindAll(licenseId: string, q: string) {
  return sendReminders(licenseId, { filter: q.trim() === '' ? {} : { q: q.trim() } });
}

async function sendReminders(
  licenseId: string,
  body: { inviteIds: string[] } | { filter: { q?: string } },
): Promise<Reminded> {
  return await take(
    inviteApi.POST('/api/invites/{licenseId}/reminders', {
      params: { path: { licenseId }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: body as never,
    }),
  );
}

async function invitesOfFew(licenseId: string, people: readonly Invited[]) {
  const found = await Promise.all(people.map((person) => pendingInvite(licenseId, person)));
  return found.flatMap((invite) => (invite ? [invite.inviteId] : []));
}

async function invitesOfMany(licenseId: string, people: readonly Invited[]) {
  const wanted = new Set(people.map(({ memberId }) => memberId));
  const inviteIds: string[] = [];
  for await (const { memberId, inviteId } of pendingInvites(licenseId)) {
    if (wanted.delete(memberId)) {
      inviteIds.push(inviteId);
    }
    if (wanted.size === 0) {
      break;
    }
  }
  return inviteIds;
}

/** The pending invites of a license, or those to an address with this in it; a page is read when one comes to it. */
async function* pendingInvites(licenseId: string, q?: string, signal?: AbortSignal) {
  let cursor: string | undefined;
  do {
    const page = await take(
      inviteApi.GET('/api/invites/{licenseId}', {
        params: { path: { licenseId }, query: { state: ['PENDING'], q, cursor, limit: AT_ONCE } },
        ...(signal ? { signal } : {}),
      }),
    );
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}

import { licenseApi, take } from '@/api/clients';
import type { ActOutcome } from './members';

/** What can be done with members by hand. */
export type Act = 'remove' | 'keepOut' | 'lift';

/** Why somebody was refused, by the name the service has for it, and how many were. */
interface Refused {
  reason: string | null;
  detail: string | null;
  count: number;
}

/** What came of an act: how many by outcome, and what was refused by what was said of it. */
export interface Done {
  outcomes: Partial<Record<ActOutcome['outcome'], number>>;
  refused: Map<string, Refused>;
}

/** People of one request: the license is held while it is judged, so that others get their turn in between. */
const AT_ONCE = 500;

/** Some of those an act is for, under the key their request is known by: sent twice it counts once. */
interface Part {
  memberIds: string[];
  key: string;
  answered: boolean;
}

/** An act under way: what is answered and what is not, so that it can be gone on with where it broke off. */
export interface Course {
  act: Act;
  parts: Part[];
  done: Done;
}

export function courseOf(act: Act, memberIds: readonly string[]): Course {
  const parts: Part[] = [];
  for (let from = 0; from < memberIds.length; from += AT_ONCE) {
    parts.push({
      memberIds: memberIds.slice(from, from + AT_ONCE),
      key: crypto.randomUUID(),
      answered: false,
    });
  }
  return { act, parts, done: { outcomes: {}, refused: new Map() } };
}

/** For how many of them it is answered. */
export function answered({ parts }: Course) {
  return parts.reduce((sum, part) => sum + (part.answered ? part.memberIds.length : 0), 0);
}

/** How one part is ordered. */
export type Order = (
  licenseId: string,
  act: Act,
  part: Pick<Part, 'memberIds' | 'key'>,
) => Promise<{ outcomes: ActOutcome[] }>;

/** Carries out what is left of an act, some hundred people at a time; what is answered is not asked again. */
export async function carryOut(
  licenseId: string,
  course: Course,
  onProgress: (done: number) => void,
  signal: AbortSignal,
  send: Order = order,
): Promise<Done> {
  const { done } = course;
  for (const part of course.parts.filter((each) => !each.answered)) {
    if (signal.aborted) {
      break;
    }
    const batch = await send(licenseId, course.act, part);
    part.answered = true;
    for (const { outcome, reason, detail } of batch.outcomes) {
      done.outcomes[outcome] = (done.outcomes[outcome] ?? 0) + 1;
      if (outcome === 'REFUSED' || outcome === 'FAILED') {
        const said = detail ?? '';
        done.refused.set(said, { reason, detail, count: (done.refused.get(said)?.count ?? 0) + 1 });
      }
    }
    onProgress(answered(course));
  }
  return done;
}

const order: Order = async (licenseId, act, { memberIds, key }) => {
  const params = { path: { licenseId }, header: { 'Idempotency-Key': key } };
  return act === 'lift'
    ? await take(
        licenseApi.POST('/api/licenses/{licenseId}/members/lifts', {
          params,
          body: { memberIds, keepOut: null },
        }),
      )
    : await take(
        licenseApi.POST('/api/licenses/{licenseId}/members/removals', {
          params,
          body: { memberIds, keepOut: act === 'keepOut' },
        }),
      );
};

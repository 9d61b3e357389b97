import type { Connection } from './api';

/** What a connection is to the people who made it. */
export type Kind = 'canvas' | 'schoology' | 'other' | 'canvasFeed' | 'schoologyFeed' | 'classroom' | 'app';

const CANVAS = /^https:\/\/canvas(\.beta|\.test)?\.instructure\.com$/;
const SCHOOLOGY = 'https://schoology.schoology.com';

export function kindOf({ kind, lti }: Pick<Connection, 'kind' | 'lti'>): Kind {
  switch (kind) {
    case 'CANVAS':
      return 'canvasFeed';
    case 'SCHOOLOGY':
      return 'schoologyFeed';
    case 'CLASSROOM':
      return 'classroom';
    case 'APP':
      return 'app';
    default:
      return lti && CANVAS.test(lti.issuer) ? 'canvas' : lti?.issuer === SCHOOLOGY ? 'schoology' : 'other';
  }
}

/** What came in ninety days: heard is all of it, and of what something may still come or came. */
export function heard(counts: Readonly<Record<string, number>>): {
  all: number;
  counted: number;
  dead: number;
} {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { all, counted: all - (counts.IGNORED ?? 0) - (counts.DEAD ?? 0), dead: counts.DEAD ?? 0 };
}

/** Why something was refused, as far as there are words of ours for it. */
export const REFUSALS = [
  'NOT_A_TOKEN',
  'WRONG_ALGORITHM',
  'UNKNOWN_KEY',
  'WRONG_SIGNATURE',
  'MALFORMED',
  'WRONG_ISSUER',
  'WRONG_AUDIENCE',
  'EXPIRED',
  'FROM_THE_FUTURE',
  'WRONG_NONCE',
  'WRONG_VERSION',
  'WRONG_MESSAGE',
  'KEYS_UNREACHABLE',
  'OTHER_ACCOUNT',
  'UNSIGNED',
  'CALIPER',
  'NOT_CONFIRMED',
  'FEED_ENDED',
] as const;

export function refusal(why: string): (typeof REFUSALS)[number] | undefined {
  return REFUSALS.find((known) => known === why);
}

/** How a connection stands, to tell whether that has changed. */
export function standing(connection: { state?: string; trouble: string | null } | null | undefined): string {
  return connection ? `${connection.state ?? ''} ${connection.trouble ?? ''}` : '';
}

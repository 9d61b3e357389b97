import type { components } from '@/api/schema/license-service';

export type Line = components['schemas']['ActivityRepresentation'];

/** What filters ask for: each a group of kinds the service knows. */
export const GROUPS = {
  people: ['FACT', 'REMOVAL', 'LIFT', 'ENDING', 'SEATING', 'MERGE'],
  license: [
    'CREATED',
    'SEATS',
    'TERM',
    'SUSPENDED',
    'RESUMED',
    'ALERT',
    'INVITE_SETTING',
    'LMS_SWITCH',
    'CLAIMED',
    'RELEASED',
  ],
  admins: ['ADMIN_NAMED', 'ADMIN_REMOVED'],
  codes: [
    ...['KEY_CREATED', 'KEY_SHOWN', 'KEY_LIMITED', 'KEY_ROTATED', 'KEY_REVOKED'],
    ...['LINK_CREATED', 'LINK_SHOWN', 'LINK_LIMITED', 'LINK_ROTATED', 'LINK_REVOKED'],
  ],
  domains: [
    ...['DOMAIN_REQUESTED', 'DOMAIN_APPROVED', 'DOMAIN_DECLINED', 'DOMAIN_WITHDRAWN'],
    ...['DOMAIN_DEPLOYED', 'DOMAIN_PROVED', 'DOMAIN_ENDED'],
  ],
  google: [
    ...['SYNC_CONNECTED', 'SYNC_DISCONNECTED', 'SYNC_PICKED', 'SYNC_PAUSED', 'SYNC_RESUMED', 'SYNC_FROZEN'],
    ...['SYNC_UNFROZEN', 'SYNC_HELD', 'SYNC_APPROVED', 'SYNC_ENDED'],
  ],
  lms: [
    ...['LMS_CONNECTION_CONNECTED', 'LMS_CONNECTION_CONFIRMED', 'LMS_CONNECTION_ROTATED'],
    ...['LMS_CONNECTION_DISCONNECTED', 'LMS_CONNECTION_PAUSED'],
  ],
} as const satisfies Record<string, readonly string[]>;

export type Group = keyof typeof GROUPS;

/** The group a line belongs to; what this page does not know yet is of the license. */
export function groupOf(kind: string): Group {
  const found = (Object.keys(GROUPS) as Group[]).find((group) =>
    (GROUPS[group] as readonly string[]).includes(kind),
  );
  return found ?? 'license';
}

/** Which of the texts tells a line: a fact by its method, a change of the term by what changed, an alert by its kind. */
export function sentenceKey({
  kind,
  method,
  detail,
  outcomes,
}: Pick<Line, 'kind' | 'method' | 'detail' | 'outcomes'>) {
  switch (kind) {
    case 'FACT':
      return method ? (onlyRemoved(outcomes) ? `FACT_${method}_LEFT` : `FACT_${method}`) : 'FACT_INVITE';
    case 'TERM':
      return 'graceTo' in detail ? (detail.to ? 'TERM' : 'TERM_OPEN') : `TERM_${detail.to ?? 'EXPIRED'}`;
    case 'ALERT':
      return `ALERT_${detail.alert ?? 'OTHER'}`;
    case 'CLAIMED':
    case 'RELEASED':
      return `${kind}_${detail.kind ?? 'DOMAIN'}`;
    case 'SEATS':
      return detail.to === 'unlimited'
        ? 'SEATS_UNLIMITED'
        : detail.from === 'unlimited'
          ? 'SEATS_LIMITED'
          : 'SEATS';
    default:
      return kind;
  }
}

function onlyRemoved(outcomes: Line['outcomes']) {
  const had = Object.keys(outcomes);
  return had.length > 0 && had.every((outcome) => outcome === 'REMOVED');
}

export interface Day {
  day: string;
  lines: Line[];
}

/** Lines, the newest first, by the days of the reader's own zone. */
export function byDay(lines: readonly Line[]): Day[] {
  const days: Day[] = [];
  for (const line of lines) {
    const day = localDay(new Date(line.began));
    const last = days.at(-1);
    if (last?.day === day) {
      last.lines.push(line);
    } else {
      days.push({ day, lines: [line] });
    }
  }
  return days;
}

/** Such as 2026-11-29, in the reader's own zone. */
export function localDay(at: Date) {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** From when until when a day is, in the reader's own zone; a day may have 23 or 25 hours. */
export function bounds(day: string): { from: string; to: string } | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const from = new Date(year, month - 1, date);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || localDay(from) !== day) {
    return undefined;
  }
  return { from: from.toISOString(), to: new Date(year, month - 1, date + 1).toISOString() };
}

/** The same lines once, the latest word on each, the newest first: what is read anew at the top and the pages read before. */
export function merged(head: readonly Line[], pages: readonly Line[]): Line[] {
  const byId = new Map(pages.map((line) => [line.id, line]));
  head.forEach((line) => byId.set(line.id, line));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

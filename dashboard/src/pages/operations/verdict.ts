import type { State } from './operations';

/** What an operator must know of a service first. */
export type Trouble = 'away' | 'unhealthy' | 'kafkaAway' | 'notLed' | 'outboxOld' | 'behind' | 'letters';

/** The relay is woken after each commit; what waits so long is stuck. */
export const OLD_SECONDS = 30;
/** More than a large import has under way at once. */
export const BEHIND_MESSAGES = 5_000;

/** Troubles of a service, the worst first. Without a state it did not answer. */
export function troubles(state: State | undefined): Trouble[] {
  if (!state) {
    return ['away'];
  }
  const found: Trouble[] = [];
  if (state.checks.some(({ up }) => !up)) {
    found.push('unhealthy');
  }
  if (state.lag === null) {
    found.push('kafkaAway');
  }
  if (!state.outbox.led) {
    found.push('notLed');
  }
  if (state.outbox.ageSeconds > OLD_SECONDS) {
    found.push('outboxOld');
  }
  if (state.lag?.some(({ messages }) => messages > BEHIND_MESSAGES)) {
    found.push('behind');
  }
  if (state.deadLetters > 0) {
    found.push('letters');
  }
  return found;
}

/** Dead letters wait patiently; everything else is trouble now. */
export function tone(found: readonly Trouble[]): 'good' | 'warn' | 'bad' {
  if (found.length === 0) {
    return 'good';
  }
  return found.every((each) => each === 'letters') ? 'warn' : 'bad';
}

/** The whole in one word; `held`: how many syncs hold removals, undefined where nobody could tell, which is never well. */
export function overall(
  found: readonly (readonly Trouble[])[],
  held: number | undefined,
): 'good' | 'unread' | 'warn' | 'bad' {
  const tones = found.map(tone);
  if (tones.includes('bad')) {
    return 'bad';
  }
  if (tones.includes('warn') || (held ?? 0) > 0) {
    return 'warn';
  }
  return held === undefined ? 'unread' : 'good';
}

/** Such as *0.4 s*, *12 s*, *3 min*: short, as numbers on a board are. */
export function duration(seconds: number): { unit: 'second' | 'minute' | 'hour'; value: number } {
  if (seconds < 90) {
    return { unit: 'second', value: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds) };
  }
  return seconds < 5_400
    ? { unit: 'minute', value: Math.round(seconds / 60) }
    : { unit: 'hour', value: Math.round(seconds / 360) / 10 };
}

import { expect, it } from 'vitest';
import { type DeadMessage, letterOf, type State } from './operations';
import { BEHIND_MESSAGES, duration, OLD_SECONDS, overall, tone, troubles } from './verdict';

const WELL: State = {
  service: 'license-service',
  startedAt: '2026-11-29T10:00:00Z',
  checks: [{ name: 'loops', up: true }],
  outbox: { messages: 3, ageSeconds: 0.2, led: true },
  lag: [{ consumer: 'live-lane', topic: 'rollbook.enrollment.live', messages: 12 }],
  deadLetters: 0,
};

it('has nothing to say of a service that is busy and well', () => {
  expect(troubles(WELL)).toEqual([]);
  expect(tone([])).toBe('good');
});

it('tells each trouble, the worst first; dead letters alone are no alarm', () => {
  expect(troubles(undefined)).toEqual(['away']);
  expect(
    troubles({
      ...WELL,
      checks: [{ name: 'database', up: false }],
      outbox: { messages: 1, ageSeconds: OLD_SECONDS + 1, led: false },
      lag: null,
      deadLetters: 2,
    }),
  ).toEqual(['unhealthy', 'kafkaAway', 'notLed', 'outboxOld', 'letters']);
  expect(troubles({ ...WELL, lag: [{ consumer: 'c', topic: 't', messages: BEHIND_MESSAGES + 1 }] })).toEqual([
    'behind',
  ]);
  expect(tone(['letters'])).toBe('warn');
  expect(tone(['notLed', 'letters'])).toBe('bad');
});

it.each([
  ['good', [[], []], 0],
  ['warn', [[], ['letters']], 0],
  ['warn', [[], []], 1],
  ['bad', [['away'], ['letters']], undefined],
  ['warn', [[], ['letters']], undefined],
  // What could not be read is never well.
  ['unread', [[], []], undefined],
] as const)('the whole is %s with %o and %s syncs that hold removals', (verdict, found, held) => {
  expect(overall(found, held)).toBe(verdict);
});

it('says how long in one short number', () => {
  expect(duration(0.234)).toEqual({ unit: 'second', value: 0.2 });
  expect(duration(89.6)).toEqual({ unit: 'second', value: 90 });
  expect(duration(600)).toEqual({ unit: 'minute', value: 10 });
  expect(duration(9_000)).toEqual({ unit: 'hour', value: 2.5 });
});

it('links a letter to its license where its key is one', () => {
  const message: DeadMessage = {
    id: 7,
    consumer: 'live-lane',
    topic: 'rollbook.enrollment.live',
    partition: 3,
    offset: 41,
    key: '0199d1a0-0000-7000-8000-000000000001',
    type: 'rollbook.user-enrolled.v1',
    part: 2,
    error: 'x',
    keptAt: '2026-11-29T10:00:00Z',
    tries: 0,
  };

  expect(letterOf('license', message).licenseId).toBe(message.key);
  expect(letterOf('license', { ...message, key: 'nonsense' }).licenseId).toBeNull();
  expect(letterOf('ouSync', message).path).toBe('/api/ou-syncs/operations/dead-letters/7');
});

import { expect, it } from 'vitest';
import { type Held, heldOf, type Sync } from './api';
import { cameSince, causesOf, namedIn } from './held';

const held = (googleId: string, heldAt: string, cause: Held['cause'] = 'MASS_REMOVAL'): Held => ({
  unitId: 'u',
  googleId,
  email: `${googleId}@northfield.example`,
  reason: 'LEFT_UNIT',
  cause,
  heldAt,
  approvedAt: null,
});

it('X28 an approval names people, each once, and at most 5 000 at a time', () => {
  const at = '2026-01-01T00:00:00Z';
  const many = Array.from({ length: 5_001 }, (_, number) => held(`p${number}`, at));

  expect(namedIn([held('a', at), { ...held('a', at), unitId: 'v' }])).toEqual([['a']]);
  expect(namedIn(many).map((ids) => ids.length)).toEqual([5_000, 1]);
  expect(namedIn([])).toEqual([]);
});

it('X28 who is held since somebody looked is counted apart, whoever left the list meanwhile', () => {
  const at = '2026-01-01T00:00:00Z';

  expect(cameSince([held('a', at), held('b', at)], [held('b', at), held('c', at)])).toBe(1);
  expect(cameSince([held('a', at)], [])).toBe(0);
});

it('counts the reasons, the most frequent first', () => {
  const at = '2026-01-01T00:00:00Z';

  expect(causesOf([held('a', at), held('b', at, 'FREEZE'), held('c', at, 'FREEZE')])).toEqual([
    { cause: 'FREEZE', count: 2 },
    { cause: 'MASS_REMOVAL', count: 1 },
  ]);
});

it('X28 who is held is read anew after each run, also where they are as many as before', () => {
  const after = (runId: string, endedAt: string | null) =>
    heldOf('l', { held: 2, lastRun: { runId, endedAt } } as Sync).queryKey;

  expect(after('r', null)).not.toEqual(after('q', '2026-01-01T00:00:00Z'));
  expect(after('r', '2026-01-01T01:00:00Z')).not.toEqual(after('r', null));
});

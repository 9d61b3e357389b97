import { expect, it } from 'vitest';
import { answered, carryOut, courseOf, type Order } from './acts';

it('an act that broke off half way goes on where it was, under the same keys', async () => {
  const people = Array.from({ length: 1_200 }, (_, number) => `m${number}`);
  const course = courseOf('remove', people);
  const sent: { key: string; first: string | undefined }[] = [];
  let broken = true;
  const send: Order = (_, __, { memberIds, key }) => {
    sent.push({ key, first: memberIds[0] });
    return broken && sent.length === 2
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve({
          outcomes: memberIds.map((memberId) => ({
            memberId,
            row: null,
            before: 'MEMBER' as const,
            after: 'REMOVED' as const,
            outcome: 'REMOVED' as const,
            rule: null,
            reason: null,
            detail: null,
          })),
        });
  };
  const { signal } = new AbortController();

  await expect(carryOut('l', course, () => undefined, signal, send)).rejects.toThrow();
  expect(answered(course)).toBe(500);
  broken = false;
  const done = await carryOut('l', course, () => undefined, signal, send);

  expect(done.outcomes).toEqual({ REMOVED: 1_200 });
  expect(sent.map(({ first }) => first)).toEqual(['m0', 'm500', 'm500', 'm1000']);
  expect(sent[2]?.key).toBe(sent[1]?.key);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
});

it('R43 who was refused is told by the reason the service names, and how many they are', async () => {
  const send: Order = (_, __, { memberIds }) =>
    Promise.resolve({
      outcomes: memberIds.map((memberId) => ({
        memberId,
        row: null,
        before: 'KEPT_OUT' as const,
        after: 'KEPT_OUT' as const,
        outcome: 'REFUSED' as const,
        rule: 'R43',
        reason: 'kept-out-by-staff',
        detail: 'Only they can lift it.',
      })),
    });

  const done = await carryOut(
    'l',
    courseOf('lift', ['a', 'b']),
    () => undefined,
    new AbortController().signal,
    send,
  );

  expect([...done.refused.values()]).toEqual([
    { reason: 'kept-out-by-staff', detail: 'Only they can lift it.', count: 2 },
  ]);
});

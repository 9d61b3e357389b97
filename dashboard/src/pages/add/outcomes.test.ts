import { expect, it } from 'vitest';
import type { Batch } from './batches';
import { wouldChange, wouldCome, wouldHaveMoreReason } from './outcomes';

const plan = (outcomes: Record<string, number>) => ({ plan: { outcomes } }) as Batch;

it('section 4 a plan that only adds reasons brings nobody, and is worth committing', () => {
  const reasons = plan({ REASON_ADDED: 3, BLANK: 1 });

  expect(wouldCome(reasons)).toBe(0);
  expect(wouldHaveMoreReason(reasons)).toBe(3);
  expect(wouldChange(reasons)).toBe(true);
});

it('a plan that finds everybody as they are is not', () => {
  expect(wouldChange(plan({ ALREADY_MEMBER: 2, REPEATED: 1, REFUSED: 4 }))).toBe(false);
  expect(wouldChange(plan({ WAITING: 1 }))).toBe(true);
});

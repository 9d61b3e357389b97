import type { Tone } from '@/ui';
import type { Batch, BatchRow, Outcome, Some } from './batches';

/** In the order they are shown: who comes, who has to wait, who was there, what is left to do. */
export const OUTCOMES: readonly Outcome[] = [
  'ADDED',
  'INVITED',
  'WAITING',
  'REMOVED',
  'REASON_ADDED',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'REFUSED',
  'KEPT_OUT',
  'FAILED',
  'REPEATED',
  'BLANK',
];

export const TONES: Record<Outcome, Tone> = {
  ADDED: 'good',
  INVITED: 'info',
  WAITING: 'warn',
  REMOVED: 'muted',
  REASON_ADDED: 'muted',
  ALREADY_MEMBER: 'muted',
  ALREADY_INVITED: 'muted',
  REFUSED: 'bad',
  KEPT_OUT: 'bad',
  FAILED: 'bad',
  REPEATED: 'muted',
  BLANK: 'muted',
};

/** What came of nobody and can be put right, or taken up with somebody. */
export const FAILURES: readonly Outcome[] = ['REFUSED', 'KEPT_OUT', 'FAILED'];

/** A kind of rows, how many there are, and how to ask for them. */
export interface Part {
  outcome: Outcome;
  count: number;
  some: Some;
}

/** The rows of a batch by what they came to; of a plan by what they would. */
export function partsOf(batch: Batch): Part[] {
  const isPlan = batch.state === 'PLANNED' || batch.state === 'PLANNING' || batch.state === 'EXPIRED';
  const parts = OUTCOMES.flatMap((outcome) => [
    {
      outcome,
      count: (isPlan && batch.plan?.outcomes[outcome]) || 0,
      some: { by: 'foreseen' as const, outcomes: [outcome] },
    },
    { outcome, count: batch.outcomes[outcome] ?? 0, some: { by: 'outcome' as const, outcomes: [outcome] } },
  ]);
  return parts.filter(({ count }) => count > 0);
}

/** What became of a row, or would. */
export function outcomeOf(row: Pick<BatchRow, 'outcome' | 'foreseen'>): Outcome | undefined {
  return (row.outcome ?? row.foreseen?.outcome ?? undefined) as Outcome | undefined;
}

/** How many people a plan would bring. */
export function wouldCome(batch: Batch): number {
  const { ADDED = 0, INVITED = 0, WAITING = 0 } = batch.plan?.outcomes ?? {};
  return ADDED + INVITED + WAITING;
}

/** How many are members already and would have one more reason to be: they stay when the other one ends (section 4). */
export function wouldHaveMoreReason(batch: Batch): number {
  return batch.plan?.outcomes.REASON_ADDED ?? 0;
}

/** Whether committing a plan would change anything. */
export function wouldChange(batch: Batch): boolean {
  return wouldCome(batch) + wouldHaveMoreReason(batch) > 0;
}

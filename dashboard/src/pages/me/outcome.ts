import type { Redemption } from './mine';

/** What became of a key or link, as it is told: good news, patience, or a no. */
export type Told = 'in' | 'already' | 'waiting' | 'keptOut' | 'refused' | 'failed';

/** Reads the outcome of a redemption; anything this page does not know is told as the service tells it. */
export function told({ outcome }: Pick<Redemption, 'outcome'>): Told {
  switch (outcome) {
    case 'ADDED':
      return 'in';
    case 'ALREADY_MEMBER':
    case 'REASON_ADDED':
      return 'already';
    case 'WAITING':
      return 'waiting';
    case 'KEPT_OUT':
      return 'keptOut';
    case 'FAILED':
      return 'failed';
    default:
      return 'refused';
  }
}

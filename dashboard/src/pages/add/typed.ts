import type { Entry } from './addresses';

/** What was typed so far: who is somebody, what is nobody yet, and how many stood there twice. */
export interface Typed {
  people: Entry[];
  wrong: Entry[];
  merged: number;
}

export const EMPTY: Typed = { people: [], wrong: [], merged: 0 };

/** More entries to those there are; who is there already is merged. */
export function withEntries(typed: Typed, entries: readonly Entry[]): Typed {
  const known = new Set(typed.people.map(({ address }) => address));
  const people = [...typed.people];
  const wrong = [...typed.wrong];
  let merged = typed.merged;
  for (const entry of entries) {
    if (entry.address === undefined) {
      wrong.push(entry);
    } else if (known.has(entry.address)) {
      merged += 1;
    } else {
      known.add(entry.address);
      people.push(entry);
    }
  }
  return { people, wrong, merged };
}

/** What is left once some were taken: who was typed since, and what is nobody yet. */
export function withoutSent(typed: Typed, sent: Typed): Typed {
  const taken = new Set(sent.people.map(({ address }) => address));
  const people = typed.people.filter(({ address }) => !taken.has(address));
  return { people, wrong: typed.wrong, merged: people.length > 0 ? typed.merged : 0 };
}

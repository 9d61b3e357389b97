import type { Held } from './api';

/** As many people may be named at once. */
const MOST_NAMED = 5_000;

export function keyOf({ unitId, googleId }: Held): string {
  return `${unitId}\n${googleId}`;
}

/** Why people are held, the reason of most of them first. */
export function causesOf(held: readonly Held[]): { cause: Held['cause']; count: number }[] {
  const counts = new Map<Held['cause'], number>();
  held.forEach(({ cause }) => counts.set(cause, (counts.get(cause) ?? 0) + 1));
  return [...counts]
    .map(([cause, count]) => ({ cause, count }))
    .sort((one, other) => other.count - one.count);
}

/** The people to name in an approval, each once, in as many parts as it takes: whoever is held since is in none. */
export function namedIn(chosen: readonly Held[]): string[][] {
  const ids = [...new Set(chosen.map(({ googleId }) => googleId))];
  return Array.from({ length: Math.ceil(ids.length / MOST_NAMED) }, (_, part) =>
    ids.slice(part * MOST_NAMED, (part + 1) * MOST_NAMED),
  );
}

/** How many are held now who were not when somebody looked: an approval does not name them. */
export function cameSince(looked: readonly Held[], now: readonly Held[]): number {
  const seen = new Set(looked.map(keyOf));
  return now.filter((held) => !seen.has(keyOf(held))).length;
}

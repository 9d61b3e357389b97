/** Round numbers from 0 up to the first that is no less than `most`, about `count` steps; whole ones, for people are counted. */
export function ticksTo(most: number, count: number): number[] {
  const least = Math.max(1, most / count);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((factor) => power * factor >= least) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step);
}

/** At most so many of them with their places, evenly apart and none at an edge where there are enough. */
export function spread<T>(all: readonly T[], count: number): [T, number][] {
  const places = Array.from({ length: count }, (_, each) => Math.floor(((each + 0.5) * all.length) / count));
  return [...new Set(places)].flatMap((place) => {
    const one = all[place];
    return one === undefined ? [] : [[one, place] satisfies [T, number]];
  });
}

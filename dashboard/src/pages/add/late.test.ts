import { expect, it } from 'vitest';
import { readPasted } from './addresses';
import { Turns } from './turns';
import { EMPTY, withEntries, withoutSent } from './typed';

it('an answer about an earlier file counts for nothing once another one is there, or it was left', () => {
  const turns = new Turns();
  const first = turns.begin();
  expect(first()).toBe(true);

  const second = turns.begin();
  expect([first(), second()]).toEqual([false, true]);

  turns.end();
  expect(second()).toBe(false);
});

it('an answer to an earlier text leaves what was typed meanwhile', () => {
  const sent = withEntries(EMPTY, readPasted('ann@x.example, bob@x.example'));
  const now = withEntries(sent, readPasted('cy@x.example, nobody'));

  expect(withoutSent(now, sent).people.map(({ address }) => address)).toEqual(['cy@x.example']);
  expect(withoutSent(now, sent).wrong).toHaveLength(1);
  expect(withoutSent(sent, sent)).toEqual(EMPTY);
});

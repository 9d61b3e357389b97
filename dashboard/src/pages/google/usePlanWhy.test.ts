import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import texts from '@/i18n/en/google.json';
import { usePlanWhy } from './usePlanWhy';

beforeAll(async () => {
  await i18next.loadNamespaces('google');
});

function why(line: Parameters<ReturnType<typeof usePlanWhy>>[0]) {
  return renderHook(usePlanWhy).result.current(line);
}

it('every reason the page has a text of is one it finds', () => {
  for (const [reason, text] of Object.entries(texts.people.why)) {
    expect(why({ reason, keptBy: ['OU'] })).toBe(text.replace('{{ways}}', texts.people.ways.OU));
  }
});

it('R15 a refusal is said by its name as everywhere on the page, one of tomorrow in the words of the service', () => {
  expect(why({ outcome: 'REFUSED', reason: 'deployed-domain-wide', why: 'Whatever.' })).toMatch(
    /excludes a Google/,
  );
  expect(why({ outcome: 'REFUSED', reason: 'a-reason-of-tomorrow', why: 'Whatever.' })).toBe('Whatever.');
  expect(why({ outcome: 'REFUSED', reason: null, why: 'From before it had a name.' })).toMatch(
    /^From before/,
  );
});

it('an outcome that is its own reason is told, another without a reason is not', () => {
  expect(why({ outcome: 'KEPT_OUT', reason: null, why: null })).toMatch(/kept out/);
  expect(why({ outcome: 'ADDED', reason: null, why: null })).toBeUndefined();
});

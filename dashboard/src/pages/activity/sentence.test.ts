import { expect, it } from 'vitest';
import texts from '@/i18n/en/activity.json';
import { bounds, byDay, GROUPS, groupOf, type Line, localDay, merged, sentenceKey } from './sentence';

function line(over: Partial<Line>): Line {
  return {
    id: '01',
    kind: 'FACT',
    method: null,
    batchId: null,
    actor: { role: 'SYSTEM', email: null, accountId: null },
    began: '2026-11-29T10:00:00Z',
    last: '2026-11-29T10:00:00Z',
    outcomes: {},
    detail: {},
    summary: '',
    ...over,
  };
}

it('has a sentence for everything that happens, by every way', () => {
  const sentences = Object.keys(texts.sentence);
  for (const kind of Object.values(GROUPS)
    .flat()
    .filter((each) => !['FACT', 'TERM', 'ALERT', 'CLAIMED', 'RELEASED'].includes(each))) {
    expect(sentences, kind).toContain(sentenceKey(line({ kind })));
  }
  for (const method of ['OU', 'CSV', 'EMAIL', 'LMS', 'LINK', 'KEY', 'DOMAIN'] as const) {
    expect(sentences).toContain(sentenceKey(line({ method, outcomes: { ADDED: 2, REMOVED: 1 } })));
    expect(sentences).toContain(sentenceKey(line({ method, outcomes: { REMOVED: 1 } })));
  }
  for (const alert of ['SEATS_LOW', 'SEATS_GONE', 'EXPIRES_SOON', 'IN_GRACE']) {
    expect(sentences).toContain(sentenceKey(line({ kind: 'ALERT', detail: { alert } })));
  }
  for (const kind of ['CLAIMED', 'RELEASED']) {
    for (const claim of ['OU_SYNC', 'DOMAIN']) {
      expect(sentences).toContain(sentenceKey(line({ kind, detail: { kind: claim } })));
    }
  }
});

it('tells a renewal from a term that passed, and seats that got a limit from more of them', () => {
  expect(
    sentenceKey(
      line({ kind: 'TERM', detail: { from: '', to: '2027-06-30T00:00:00Z', graceFrom: '0', graceTo: '14' } }),
    ),
  ).toBe('TERM');
  expect(sentenceKey(line({ kind: 'TERM', detail: { from: 'LIVE', to: 'EXPIRED' } }))).toBe('TERM_EXPIRED');
  expect(sentenceKey(line({ kind: 'SEATS', detail: { from: '20', to: 'unlimited' } }))).toBe(
    'SEATS_UNLIMITED',
  );
  expect(groupOf('SOMETHING_NEWER')).toBe('license');
});

it('puts lines under the days of the reader, and a day has its own bounds in their zone', () => {
  const late = new Date(2026, 2, 28, 23, 59);
  const early = new Date(2026, 2, 29, 0, 1);

  const days = byDay([
    line({ id: '3', began: early.toISOString() }),
    line({ id: '2', began: late.toISOString() }),
  ]);

  expect(days.map(({ day }) => day)).toEqual(['2026-03-29', '2026-03-28']);
  expect(bounds(localDay(early))).toEqual({
    from: new Date(2026, 2, 29).toISOString(),
    to: new Date(2026, 2, 30).toISOString(),
  });
  expect(bounds('2026-02-30')).toBeUndefined();
  expect(bounds('nonsense')).toBeUndefined();
});

it('shows a line once, as it was counted last', () => {
  const before = [line({ id: '2', outcomes: { ADDED: 500 } }), line({ id: '1' })];
  const now = [line({ id: '3' }), line({ id: '2', outcomes: { ADDED: 1000 } })];

  expect(merged(now, before).map(({ id, outcomes }) => [id, outcomes.ADDED])).toEqual([
    ['3', undefined],
    ['2', 1000],
    ['1', undefined],
  ]);
});

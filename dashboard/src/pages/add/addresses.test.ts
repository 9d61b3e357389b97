import { expect, it } from 'vitest';
import { checkAddress, meantDomain, readPasted } from './addresses';

const found = (text: string) => readPasted(text).map(({ address, wrong }) => address ?? wrong);

it('R24 addresses come in any of the ways people paste them', () => {
  expect(
    found(
      'a@x.example, b@x.example\nc@x.example;D@X.example\te@x.example "Fox, Ann" <f@x.example> Bob Lee <g@x.example>',
    ),
  ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}@x.example`));
  expect(found('mailto:ann@x.example <mailto:bob@x.example>')).toEqual(['ann@x.example', 'bob@x.example']);
});

it('R24 nothing pasted goes unmentioned', () => {
  expect(found('Jane jane@x.example')).toEqual(['malformed', 'jane@x.example']);
  expect(found('a@x.example b@x.example <c@x.example>')).toEqual([
    'a@x.example',
    'b@x.example',
    'c@x.example',
  ]);
  expect(found('a@x.example <A@x.example>')).toEqual(['a@x.example']);
  expect(found(' \n;, \t')).toEqual([]);
});

it.each([
  ['nobody', 'malformed'],
  ['a@b@c.example', 'malformed'],
  ['ann@x', 'domain'],
  ['ann@-x.example', 'domain'],
  ['ann@10.0.0.1', 'domain'],
  ['jörg@x.example', 'accents'],
  ['ann.@x.example', 'sign'],
  ['a..b@x.example', 'sign'],
  ['ann\u200b@x.example', 'invisible'],
  ['ıan@x.example', 'dotless'],
  [`${'a'.repeat(65)}@x.example`, 'tooLong'],
  [`a@${'b.'.repeat(126)}example`, 'tooLong'],
])('says what is wrong with %s', (typed, wrong) => {
  expect(checkAddress(typed)).toEqual({ wrong });
});

it('takes an address as the services do: lower case, the domain in the form mail systems use', () => {
  expect(checkAddress(' Ann.O’Fox@x.example')).toEqual({ wrong: 'accents' });
  expect(checkAddress(" Ann.O'Fox+7@Schule-Köln.example ")).toEqual({
    address: "ann.o'fox+7@xn--schule-kln-lcb.example",
  });
});

it('knows a slip of the finger in the domain from another domain', () => {
  const known = ['northfield.example'];

  for (const slip of [
    'northfeild.example',
    'northfiel.example',
    'northfield.exmaple',
    'norhtfield.example',
  ]) {
    expect(meantDomain(slip, known)).toBe('northfield.example');
  }
  for (const other of ['northfield.example', 'southfield.org', 'mail.northfield.example']) {
    expect(meantDomain(other, known)).toBeUndefined();
  }
});

it('reads a thousand addresses and hostile text at once', () => {
  const started = performance.now();

  expect(readPasted(Array.from({ length: 1_000 }, (_, i) => `p${i}@x.example`).join('\n'))).toHaveLength(
    1_000,
  );
  readPasted('<'.repeat(100_000));
  readPasted('"'.repeat(50_000) + 'a <'.repeat(50_000));

  expect(performance.now() - started).toBeLessThan(2_000);
});

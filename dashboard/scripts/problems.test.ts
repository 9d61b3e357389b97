// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import problems from '@/i18n/en/problems.json';
import ui from '@/i18n/en/ui.json';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** What no person meets on this page: requests it does not make, or makes right; what is said to services, LMSs and in their frames. */
const NOT_SAID_HERE = [
  'bad-signature',
  'feed-bad-signature',
  'feed-not-signed',
  'feed-other-account',
  'idempotency-key-reused',
  'malformed-request',
  'members-named',
  'method-not-allowed',
  'no-ending',
  'no-file',
  'no-forecast',
  'no-holder',
  'no-invite-setting',
  'no-maker',
  'no-page',
  'no-request-state',
  'no-source',
  'no-such-time',
  'no-switch',
  'no-type',
  'not-acceptable',
  'not-held',
  'push-not-proved',
  'too-many-asked',
  'unsupported-media-type',
];

/** The stable names in the services' tables of problems. */
function names(): string[] {
  return readdirSync(PROJECT, { withFileTypes: true })
    .filter((module) => module.isDirectory())
    .map((module) => join(PROJECT, module.name, 'src', 'main', 'java'))
    .flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
      } catch {
        return []; // a module of something else
      }
    })
    .filter((file) => file.endsWith('Problem.java'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\(\s*\d{3},\s*"([a-z0-9-]+)"/g)])
    .map(([, name]) => name ?? '')
    .filter((name) => !name.startsWith('lti-'));
}

it('what a service refuses has a text of the page', () => {
  const known = [...Object.keys(problems), ...Object.keys(ui.refusals), ...NOT_SAID_HERE];

  expect(names().length).toBeGreaterThan(100);
  expect(names().filter((name) => !known.includes(name))).toEqual([]);
});

it('no text is of a problem that is none any more', () => {
  expect([...Object.keys(problems), ...NOT_SAID_HERE].filter((name) => !names().includes(name))).toEqual([]);
});

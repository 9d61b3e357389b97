import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Problem } from '@/api/problem';
import { upload } from './upload';

vi.mock('@/app/session', () => ({
  accessToken: () => Promise.resolve('old'),
  renewToken: () => Promise.resolve('new'),
}));

interface Answer {
  status: number;
  body?: object;
  retryAfter?: string;
}

let answers: Answer[];
let sent: Record<string, string>[];

/** A browser's request that is answered at once. */
class Answered {
  readonly upload = {};
  onload: () => void = () => undefined;
  status = 0;
  responseText = '';
  private answer: Answer = { status: 0 };
  private headers: Record<string, string> = {};

  open() {
    this.headers = {};
  }

  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }

  getResponseHeader() {
    return this.answer.retryAfter ?? null;
  }

  send() {
    sent.push(this.headers);
    this.answer = answers.shift() ?? this.answer;
    this.status = this.answer.status;
    this.responseText = this.answer.body ? JSON.stringify(this.answer.body) : '';
    this.onload();
  }
}

beforeEach(() => {
  sent = [];
  vi.stubGlobal('XMLHttpRequest', Answered);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const send = () => upload('/imports', new Blob(['Email']), 'a.csv', () => undefined).batch;

it('a token that is no longer taken is renewed once, and the file sent again under the same key', async () => {
  answers = [{ status: 401 }, { status: 202, body: { batchId: 'b' } }];

  expect(await send()).toEqual({ batchId: 'b' });

  expect(sent.map(({ Authorization }) => Authorization)).toEqual(['Bearer old', 'Bearer new']);
  expect(sent[1]?.['Idempotency-Key']).toBe(sent[0]?.['Idempotency-Key']);
});

it('a refusal is a problem that says when to try again', async () => {
  answers = [{ status: 503, body: { type: '/problems/busy' }, retryAfter: '30' }];

  const problem = await send().catch((refused: unknown) => refused as Problem);

  expect(problem).toMatchObject({ status: 503, slug: 'busy' });
  expect((problem as Problem).retryAt?.getTime()).toBeGreaterThan(Date.now());
});

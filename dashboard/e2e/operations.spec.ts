import { expect, look, test } from './rollbook';

const PREFIXES = ['/api/licenses', '/api/enrollments', '/api/invites', '/api/ou-syncs', '/api/lms'];

interface State {
  service: string;
  outbox: { led: boolean };
  lag: { topic: string; messages: number }[] | null;
  deadLetters: number;
}

test('staff see how every service does', async ({ as, api }) => {
  const staff = await api('staff');
  const page = await as('staff', '/operations');

  const cards = page.getByRole('region', { name: 'Services' });
  for (const [place, prefix] of PREFIXES.entries()) {
    let state: State | undefined;
    await expect
      .poll(
        async () => {
          state = await staff.get<State>(`${prefix}/operations`);
          return { led: state.outbox.led, kafkaAnswers: state.lag !== null };
        },
        { message: `${prefix}: a relay leads, and Kafka answers` },
      )
      .toEqual({ led: true, kafkaAnswers: true });
    const card = cards.getByRole('region').nth(place);
    await expect(card.getByText('Outbox')).toBeVisible();
    for (const { topic } of state?.lag ?? []) {
      await expect(card.getByTitle(topic)).toBeVisible();
    }
  }
  await expect(page.getByText('Not answering')).toHaveCount(0);
  await look(page, 'operations');
});

test('section 2 everybody else is sent away, by the page and by the services', async ({
  as,
  request,
  api,
}) => {
  const page = await as('dana', '/operations');
  await expect(page).toHaveURL(/\/$/);
  const dana = await api('dana');
  for (const prefix of PREFIXES) {
    await expect(dana.get(`${prefix}/operations`)).rejects.toThrow(/403/);
    expect((await request.get(`${prefix}/operations/dead-letters`)).status(), prefix).toBe(401);
  }
});

/** What OperationsIT of license-service makes for real: here the page is given it, to see what it asks for. */
test('by prepared answers: a dead letter tells what went wrong, is replayed, and is dropped only with a reason', async ({
  as,
}) => {
  const page = await as('staff');
  const asked: string[] = [];
  const letters = [7, 9].map((id) => ({
    id,
    consumer: 'live-lane',
    topic: 'rollbook.enrollment.live',
    partition: 3,
    offset: 41,
    key: '0199d1a0-0000-7000-8000-000000000001',
    type: 'rollbook.user-enrolled.v1',
    part: id === 7 ? 2 : null,
    error: `java.lang.IllegalStateException: bug ${id}`,
    keptAt: new Date(Date.now() - 3_600_000).toISOString(),
    tries: 0,
  }));
  await page.route('**/api/licenses/operations/dead-letters**', async (route) => {
    const [, id, act] = /dead-letters\/(\d+)\/(\w+)/.exec(route.request().url()) ?? [];
    if (id === undefined) {
      await route.fulfill({ json: { items: letters, next: null } });
    } else if (act === 'replay' && id === '9') {
      await route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: {
          type: '/problems/failed-again',
          title: 'Handling it failed again; nothing was half done, and it is kept.',
          status: 409,
        },
      });
    } else {
      asked.push(`${act} ${id} ${route.request().postData() ?? ''}`);
      letters.splice(
        letters.findIndex((letter) => String(letter.id) === id),
        1,
      );
      await route.fulfill({ status: 204 });
    }
  });
  await page.goto('/operations');

  await expect(page.getByText('IllegalStateException: bug 7')).toBeVisible();
  await expect(page.getByText('person 3 in it')).toBeVisible();
  await look(page, 'operations-letters');
  await page.getByRole('button', { name: 'Replay letter 9 of Licenses' }).click();
  await expect(page.getByText('Handling it failed again')).toBeVisible();
  await page.getByRole('button', { name: 'Replay letter 7 of Licenses' }).click();
  await expect(page.getByText('IllegalStateException: bug 7')).toHaveCount(0);

  await page.getByRole('button', { name: 'Drop letter 9 of Licenses' }).click();
  const confirm = page.getByRole('dialog');
  await expect(confirm.getByRole('button', { name: 'Drop it for good' })).toBeDisabled();
  await confirm.getByLabel('Why?').fill('Sent by a test');
  await confirm.getByRole('button', { name: 'Drop it for good' }).click();
  await expect(page.getByText('IllegalStateException: bug 9')).toHaveCount(0);
  expect(asked).toEqual(['replay 7 ', 'drop 9 {"reason":"Sent by a test"}']);
});

test('by a prepared answer: a service that does not answer says so, and the others are seen all the same', async ({
  as,
}) => {
  const page = await as('staff');
  await page.route('**/api/invites/operations', (route) => route.fulfill({ status: 503 }));

  await page.goto('/operations');

  await expect(page.getByRole('heading', { name: 'Needs somebody now: Invites' })).toBeVisible();
  const cards = page.getByRole('region', { name: 'Services' }).getByRole('region');
  await expect(cards.filter({ hasText: 'Not answering' })).toHaveCount(1);
  await expect(cards.filter({ hasText: 'Outbox' })).toHaveCount(4);
});

import { type Api, closePopUps, enter, expect, glance, HEARD, look, test } from './rollbook';

interface Made {
  id: string;
  name: string;
}

interface Invite {
  inviteId: string;
  state: string;
  popUp: boolean;
}

interface Coverage {
  covered: boolean;
  licenses: { licenseId: string; name: string; until: string | null }[];
}

/** A license of this test's own. */
async function made(
  staff: Api,
  type: 'SCHOOL' | 'TEACHER',
  admin: string,
  domainAdmin: boolean,
): Promise<Made> {
  const name = `Mine ${type.toLowerCase()} ${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
    name,
    type,
    admins: [{ email: `${admin}@northfield.example`, domainAdmin }],
  });
  return { id, name };
}

/** An invite of `who` to a license paul runs; he is no domain admin, so whoever he adds is invited (R48). */
async function invited(api: (person: 'paul' | 'staff') => Promise<Api>, mine: Api, who: string) {
  const license = await made(await api('staff'), 'SCHOOL', 'paul', false);
  await (
    await api('paul')
  ).send('POST', `/api/enrollments/${license.id}/emails`, { addresses: `${who}@northfield.example` });
  let invite: Invite | undefined;
  await expect
    .poll(async () => {
      const { items } = await mine.get<{ items: (Invite & { licenseId: string })[] }>('/api/invites/mine');
      invite = items.find(({ licenseId }) => licenseId === license.id);
      return invite?.state;
    }, HEARD)
    .toBe('PENDING');
  return { license, inviteId: invite?.inviteId ?? '' };
}

async function status(admin: Api, license: Made, who: string) {
  const { items } = await admin.get<{ items: { status: string }[] }>(
    `/api/licenses/${license.id}/members?q=${who}@`,
  );
  return items[0]?.status;
}

test('R50 an invite comes up by itself, can be closed, is found again, and accepted covers at once', async ({
  as,
  api,
}) => {
  const sam = await api('sam');
  await closePopUps(sam);
  const { license, inviteId } = await invited(api, sam, 'sam');
  const read = () => sam.get<Invite>(`/api/invites/mine/${inviteId}`);

  const page = await as('sam', '/me', { popUps: 'shown' });
  const popUp = page.getByRole('dialog').filter({ hasText: license.name });
  await expect(popUp).toContainText('paul@northfield.example');
  await look(page, 'invite');
  await page.keyboard.press('Escape');
  await expect(popUp).toHaveCount(0);
  await expect.poll(async () => (await read()).popUp).toBe(false);
  expect((await read()).state, 'closing is not declining').toBe('PENDING');

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: license.name });
  await row.getByRole('button', { name: 'Accept' }).click();

  await expect.poll(async () => (await read()).state, HEARD).toBe('ACCEPTED');
  await expect.poll(async () => status(await api('paul'), license, 'sam'), HEARD).toBe('MEMBER');
  await expect(page.getByRole('heading', { name: 'You have premium access' })).toBeVisible(HEARD);
  const covered = await sam.get<{ covered: boolean; licenses: { name: string }[] }>(
    '/api/licenses/coverage/me',
  );
  expect(covered.licenses.map(({ name }) => name)).toContain(license.name);
  // Not the word in the corner that says it was accepted: the list of what covers them.
  await expect(
    page.getByRole('list', { name: 'The licenses that cover you' }).getByText(license.name),
  ).toBeVisible(HEARD);
  await look(page, 'me');
});

test('R50 an invite comes up on whatever page one is, is declined there, and nobody joins', async ({
  as,
  api,
}) => {
  const kim = await api('kim');
  await closePopUps(kim);
  const { license, inviteId } = await invited(api, kim, 'kim');

  const page = await as('kim', '/classroom', { popUps: 'shown' });
  await page
    .getByRole('dialog')
    .filter({ hasText: license.name })
    .getByRole('button', { name: 'Decline' })
    .click();

  await expect(page.getByRole('dialog').filter({ hasText: license.name })).toHaveCount(0);
  await expect
    .poll(async () => (await kim.get<Invite>(`/api/invites/mine/${inviteId}`)).state)
    .toBe('DECLINED');
  await expect.poll(async () => status(await api('paul'), license, 'kim'), HEARD).toBe('DECLINED');
});

test('R50 an invite is declined where invites are listed, once one has been told what that means', async ({
  as,
  api,
}) => {
  const sue = await api('sue');
  const { license, inviteId } = await invited(api, sue, 'sue');
  const page = await as('sue', '/me');
  const row = page.getByRole('listitem').filter({ hasText: license.name });

  await row.getByRole('button', { name: 'Decline' }).click();
  const asked = page.getByRole('dialog', { name: `Decline the invite to ${license.name}?` });
  await expect(asked).toContainText('your school has to invite you again');
  expect((await sue.get<Invite>(`/api/invites/mine/${inviteId}`)).state, 'asked, not done').toBe('PENDING');
  await asked.getByRole('button', { name: 'Decline' }).click();

  await expect(page.getByText(`You declined the invite to ${license.name}`)).toBeVisible();
  await expect(asked).toHaveCount(0);
  await expect(row.getByRole('button')).toHaveCount(0);
  expect((await sue.get<Invite>(`/api/invites/mine/${inviteId}`)).state).toBe('DECLINED');
  await expect.poll(async () => status(await api('paul'), license, 'sue'), HEARD).toBe('DECLINED');
  await page.getByText(/^\d+ earlier invites?$/).click();
  await expect(row).toContainText('Declined');
});

test('until when one is covered stands beside each license, its days of grace included', async ({
  as,
  api,
}) => {
  const [staff, dana, kim] = [await api('staff'), await api('dana'), await api('kim')];
  const [ending, endless] = [
    await made(staff, 'SCHOOL', 'dana', true),
    await made(staff, 'SCHOOL', 'dana', true),
  ];
  await staff.send('PUT', `/api/licenses/${ending.id}/term`, {
    expiresAt: '2031-06-30T23:59:59Z',
    graceDays: 10,
  });
  for (const { id } of [ending, endless]) {
    await dana.send('POST', `/api/enrollments/${id}/emails`, { addresses: 'kim@northfield.example' });
  }
  const covered = async () => (await kim.get<Coverage>('/api/licenses/coverage/me')).licenses;
  const until = async ({ id }: Made) => (await covered()).find(({ licenseId }) => licenseId === id)?.until;
  await expect
    .poll(async () => [await until(ending), await until(endless)], HEARD)
    .toEqual(['2031-07-10T23:59:59Z', null]);

  const page = await as('kim', '/me');
  const list = page.getByRole('list', { name: 'The licenses that cover you' });
  const row = ({ name }: Made) => list.getByRole('listitem').filter({ hasText: name });
  await expect(row(ending)).toContainText('until Jul 10, 2031');
  await expect(row(ending).locator('time')).toHaveAttribute('datetime', '2031-07-10T23:59:59.000Z');
  await expect(row(endless)).toContainText('without an end');
  await expect(list.getByRole('listitem')).toHaveCount((await covered()).length);
});

test('R36 a license key is forgiven its spaces and case, and a mistyped one costs no try', async ({
  as,
  api,
}) => {
  const license = await made(await api('staff'), 'SCHOOL', 'dana', true);
  const { key } = await (
    await api('dana')
  ).send<{ key: string }>('POST', `/api/enrollments/${license.id}/key/show`);
  const page = await as('sue', '/me');
  let asked = 0;
  page.on('request', (request) => {
    asked += request.method() === 'POST' && request.url().includes('/redemptions') ? 1 : 0;
  });
  const field = page.getByLabel('License key');

  const last = key.at(-1) === '0' ? '1' : '0';
  await field.fill(key.slice(0, -1) + last);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('There is a typing error in it')).toBeVisible();
  expect(asked).toBe(0);

  await field.fill(key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'));
  await page.getByRole('button', { name: 'Join', exact: true }).click();

  await expect(page.getByText(`You are in: ${license.name}`)).toBeVisible(HEARD);
  expect(await status(await api('dana'), license, 'sue')).toBe('MEMBER');
  await look(page, 'me-key');
});

test('a key that is none is refused in the same words, and too many tries say when to come again', async ({
  as,
  api,
}) => {
  const sue = await api('sue');
  const before = await sue.get<Coverage>('/api/licenses/coverage/me');
  const page = await as('sue', '/me');
  // The check symbol of number 1 is 1: well formed, and nobody's.
  await page.getByLabel('License key').fill('0000-0000-0000-0000-0001-1');
  const [answer] = await Promise.all([
    page.waitForResponse('**/api/enrollments/redemptions'),
    page.getByRole('button', { name: 'Join', exact: true }).click(),
  ]);
  await expect(page.getByText('Nobody joins by this key')).toBeVisible();
  expect(answer.status()).toBe(404);
  expect(await sue.get<Coverage>('/api/licenses/coverage/me'), 'on no other license').toEqual(before);

  await page.route('**/api/enrollments/redemptions', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'Retry-After': '300' },
      contentType: 'application/problem+json',
      body: '{"type":"/problems/too-many-guesses","title":"Too many","status":429}',
    }),
  );
  await page.getByRole('button', { name: 'Join', exact: true }).click();

  await expect(page.getByText(/You can try again at \d/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeDisabled();
});

test('whoever has not verified their address is told how, and asked for nothing else', async ({
  as,
  api,
}) => {
  const license = await made(await api('staff'), 'SCHOOL', 'dana', true);
  const dana = await api('dana');
  const { key } = await dana.send<{ key: string }>('POST', `/api/enrollments/${license.id}/key/show`);
  const page = await as('una', '/me');

  await expect(page.getByRole('heading', { name: 'Verify your email address first' })).toBeVisible();
  await expect(page.getByLabel('License key')).toBeDisabled();
  await page.getByRole('button', { name: 'I have done it, look again' }).click();
  await expect(page.getByText('Not verified yet')).toBeVisible();
  await look(page, 'me-unverified');

  // The services ask for as little: a key that is good joins nobody, and there is nothing to be told.
  const una = await api('una');
  for (const path of ['/api/licenses/coverage/me', '/api/invites/mine', '/api/licenses']) {
    expect(await una.status(path), path).toBe(403);
  }
  await expect(una.send('POST', '/api/enrollments/redemptions', { code: key })).rejects.toThrow(/403/);
  expect(await status(dana, license, 'una')).toBeUndefined();
});

test('R33 a license link says what it is before the sign-in, joins by one click, and its token is told to nobody', async ({
  browser,
  api,
}) => {
  const license = await made(await api('staff'), 'TEACHER', 'tara', false);
  const tara = await api('tara');
  const { url } = await tara.send<{ url: string }>('POST', `/api/enrollments/${license.id}/link/show`);
  const path = new URL(url).pathname;
  const token = path.split('/').at(-1) ?? '';
  const context = await browser.newContext();
  const page = await context.newPage();
  const told: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(token) || (request.headers().referer ?? '').includes(token)) {
      told.push(`${request.method()} ${new URL(request.url()).pathname.replace(token, '…')}`);
    }
  });

  await page.goto(path);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Your teacher shared a license with you' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/join$/);
  await look(page, 'join');
  await page.getByRole('button', { name: 'Sign in to join' }).click();
  await enter(page, 'kim');
  await expect(page.getByText('kim@northfield.example')).toBeVisible();
  await page.getByRole('button', { name: 'Join', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'You are in' })).toBeVisible(HEARD);
  expect(await status(tara, license, 'kim')).toBe('MEMBER');
  expect(told, 'the landing itself, and nobody else').toEqual(['GET /join/…']);
  expect(
    await page.evaluate(
      (secret) => JSON.stringify({ ...sessionStorage, ...localStorage }).includes(secret),
      token,
    ),
  ).toBe(false);
  await look(page, 'join-done');

  await page.goto(path);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'You are in already' })).toBeVisible(HEARD);

  await tara.send('POST', `/api/enrollments/${license.id}/link/rotate`, {});
  await page.goto(path);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Nobody joins by this link')).toBeVisible();
  await look(page, 'join-refused');
  await page.goto('/join');
  await context.close();
});

test('the landing without a link says what to do', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();

  await page.goto('/join');

  await expect(page.getByRole('heading', { level: 1, name: 'Open the link once more' })).toBeVisible();
  await glance(page, 'the landing without a link');
  await page.context().close();
});

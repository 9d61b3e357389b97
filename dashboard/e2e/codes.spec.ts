import type { Page } from '@playwright/test';
import { type Api, expect, glance, HEARD, look, test } from './rollbook';

interface License {
  id: string;
  name: string;
  type: string;
  status: string;
  seats: { limit: number | null; members: number; waiting: number };
  term: { expiresAt: string | null; graceDays: number; suspended: boolean };
  inviteSetting: string;
  lmsEnrollment: boolean;
  emailDomains: string[];
  admins: { email: string; domainAdmin: boolean }[];
}

interface Items<T> {
  items: T[];
}

interface Code {
  exists: boolean;
  generation: number;
  uses: number;
  joined: number;
  maxUses: number | null;
  allowedDomains: string[];
}

interface Join {
  email: string;
  outcome: string | null;
  undoneAt: string | null;
}

/** Of each run its own, so that it can be run again on the same data. */
const RUN = Date.now().toString(36);
const DANA = { email: 'dana@northfield.example' };
const PAUL = { email: 'paul@northfield.example', domainAdmin: false };
const TARA = { email: 'tara@northfield.example', domainAdmin: false };
const OLGA = 'olga@otherschool.example';

async function create(api: Api, part: Record<string, unknown>): Promise<License> {
  const order = { name: `Codes School ${RUN}`, type: 'SCHOOL', admins: [DANA, PAUL], ...part };
  return api.send<License>('POST', '/api/licenses', order);
}

async function members(api: Api, license: License, query = '') {
  const { items } = await api.get<Items<{ memberId: string; email: string; status: string }>>(
    `/api/licenses/${license.id}/members?limit=500${query}`,
  );
  return items.map(({ email, status }) => `${email} ${status}`).sort();
}

async function add(api: Api, license: License, ...addresses: string[]) {
  await api.send('POST', `/api/enrollments/${license.id}/emails`, { addresses: addresses.join(', ') });
  await expect
    .poll(async () => (await members(api, license)).length, HEARD)
    .toBeGreaterThanOrEqual(addresses.length);
}

/** Presses the button of the dialog that is open; it closes when it is done. */
async function confirm(page: Page, name: string) {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('R35 R37 a key is shown, limited, used, replaced with its joins undone, and revoked', async ({
  as,
  api,
}) => {
  const license = await create(await api('staff'), {});
  const rest = await api('dana');
  const key = () => rest.get<Code>(`/api/enrollments/${license.id}/key`);
  const page = await as('dana', `/licenses/${license.id}/codes`);
  const card = page.getByRole('region', { name: 'License key' });
  await expect(card.getByText('A key can be passed on to outsiders')).toBeVisible();
  await expect(page.getByText('Least recommended')).toBeVisible();
  await look(page, 'key-not-made');

  await card.getByRole('button', { name: 'Make a key' }).click();
  const shown = await card.getByRole('status', { name: 'License key' }).innerText();
  await card.getByRole('button', { name: 'Hide it again' }).click();
  await expect(card.getByText(shown)).toHaveCount(0);
  expect((await key()).generation).toBe(1);
  await expect
    .poll(
      async () =>
        (await rest.get<Items<{ kind: string }>>(`/api/licenses/${license.id}/activity`)).items.map(
          ({ kind }) => kind,
        ),
      HEARD,
    )
    .toContain('KEY_SHOWN');

  await card.getByRole('button', { name: 'Limits' }).click();
  await page.getByLabel('How many people may use it').fill('2');
  await page.getByLabel('Only for addresses of these domains').fill('@northfield.example');
  await expect(page.getByText('2 more people can join by it.')).toBeVisible();
  await glance(page, 'the limits of a key');
  await confirm(page, 'Set these limits');
  expect(await key()).toMatchObject({ maxUses: 2, allowedDomains: ['northfield.example'] });

  await (await api('kim')).send('POST', '/api/enrollments/redemptions', { code: shown });
  await expect(page.getByRole('row', { name: /kim@northfield\.example Added/ })).toBeVisible(HEARD);
  await expect(card.getByText('1 of 2')).toBeVisible();
  await look(page, 'key');

  await page.getByRole('button', { name: 'More about the join of kim@northfield.example' }).click();
  await page.getByRole('menuitem', { name: 'Undo from this one on' }).click();
  await expect(page.getByText(/^1 person who joined since .* is taken off\.$/)).toBeVisible();
  await look(page, 'key-undo');
  await confirm(page, 'Replace it and undo');
  await expect(page.getByRole('row', { name: /kim@northfield\.example Undone/ })).toBeVisible();
  expect((await key()).generation).toBe(2);
  const { items } = await rest.get<Items<Join>>(`/api/enrollments/${license.id}/key/joins`);
  expect(items.map(({ undoneAt }) => undoneAt)).toEqual([expect.any(String)]);
  await expect.poll(() => members(rest, license), HEARD).toEqual([]);

  await card.getByRole('button', { name: 'Revoke' }).click();
  await confirm(page, 'Revoke it');
  await expect(card.getByText('There is no key at the moment')).toBeVisible();
  expect((await key()).exists).toBe(false);
});

test('R32 R34 a Teacher license has a link too, as a QR code to download and to print', async ({
  as,
  api,
}) => {
  const license = await create(await api('staff'), {
    name: `Codes Class ${RUN}`,
    type: 'TEACHER',
    admins: [TARA],
  });
  const rest = await api('tara');
  const state = () => rest.get<Code>(`/api/enrollments/${license.id}/link`);
  const shownTimes = async () =>
    (await rest.get<Items<{ kind: string }>>(`/api/licenses/${license.id}/activity`)).items.filter(
      ({ kind }) => kind === 'LINK_SHOWN',
    ).length;
  const page = await as('tara', `/licenses/${license.id}/codes`);
  const card = page.getByRole('region', { name: 'License link' });
  expect(await state()).toMatchObject({ exists: false, generation: null });

  await card.getByRole('button', { name: 'Make a link' }).click();
  const link = await card.getByRole('status', { name: 'License link' }).innerText();
  expect(link).toMatch(/^https?:\/\/.+/);
  expect(await state()).toMatchObject({ exists: true, generation: 1, uses: 0, joined: 0 });
  await expect.poll(shownTimes, HEARD).toBe(1);
  await look(page, 'link-and-key');

  await card.getByRole('button', { name: 'QR code' }).click();
  const code = page.getByRole('img', { name: /QR code of the license link/ });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await look(page, 'link-qr');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'As PNG' }).click();
  expect((await saved).suggestedFilename()).toMatch(/-link\.png$/);
  // Either picture of it is a showing as well, and of the same link.
  await expect.poll(shownTimes, HEARD).toBe(3);
  expect((await state()).generation).toBe(1);

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print a sheet for the wall' }).click();
  await expect(page.locator('body[data-printed]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('poster')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.getByTestId('poster')).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await (await api('kim')).send('POST', '/api/enrollments/redemptions', { code: link });
  await expect(page.getByRole('row', { name: /kim@northfield\.example Added/ })).toBeVisible(HEARD);
  const { items } = await rest.get<Items<Join>>(`/api/enrollments/${license.id}/link/joins`);
  expect(items).toEqual([
    expect.objectContaining({ email: 'kim@northfield.example', outcome: 'ADDED', undoneAt: null }),
  ]);
  await expect.poll(state, HEARD).toMatchObject({ exists: true, generation: 1, uses: 1, joined: 1 });
  expect(await members(rest, license)).toEqual(['kim@northfield.example MEMBER']);

  await page.goto(`/licenses/${license.id}/domains`);
  await expect(page.getByText('A Teacher license cannot be deployed domain-wide.')).toBeVisible();
  await look(page, 'domains-teacher');
});

test('R38 an admin asks for domain-wide and takes it back; staff decline, approve and end it', async ({
  as,
  api,
}) => {
  const staff = await api('staff');
  const license = await create(staff, { name: `Codes Domain ${RUN}` });
  const domain = `codes-${RUN}.example`;
  const requests = async () =>
    (await staff.get<Items<{ state: string }>>(`/api/enrollments/${license.id}/domain-requests`)).items.map(
      ({ state }) => state,
    );
  const dana = await as('dana', `/licenses/${license.id}/domains`);
  await expect(dana.getByText('Not deployed domain-wide')).toBeVisible();
  await look(dana, 'domains-none');
  await dana.getByRole('button', { name: 'Ask for it' }).click();
  await expect(dana.getByText('everybody with an account at @northfield.example comes')).toBeVisible();
  await glance(dana, 'a domain request');
  await dana.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await requests()).toEqual([]);
  const ask = async () => {
    await dana.getByRole('button', { name: 'Ask for it' }).click();
    await expect(dana.getByLabel("Your school's domain")).toHaveValue('northfield.example');
    await dana.getByLabel("Your school's domain").fill(`https://www.${domain}/`);
    await confirm(dana, 'Send the request');
  };
  await ask();
  await dana.getByRole('button', { name: 'Withdraw' }).click();
  await confirm(dana, 'Withdraw it');
  expect(await requests()).toEqual(['WITHDRAWN']);
  await expect(dana.getByRole('region', { name: 'Earlier requests' })).toContainText(/withdrawn/i);
  await ask();
  expect(await requests()).toEqual(['WITHDRAWN', 'REQUESTED']);
  await dana.getByRole('button', { name: 'Prove it by DNS' }).click();
  await expect(dana.getByText(`_rollbook.${domain}`)).toBeVisible();
  await look(dana, 'domains-requested');

  const page = await as('staff', '/staff/requests');
  const request = page.getByRole('article', { name: `@${domain}` });
  await expect(request.getByText('not of this domain')).toBeVisible();
  await look(page, 'staff-requests');
  await request.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Ask with an address of that domain.');
  await confirm(page, 'Decline it');
  expect(await requests()).toEqual(['WITHDRAWN', 'DECLINED']);
  await dana.reload();
  await expect(dana.getByText('“Ask with an address of that domain.”')).toBeVisible();

  await ask();
  await page.reload();
  await request.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Why do you vouch for it?').fill('Their order form names it.');
  await confirm(page, 'Approve and deploy');
  expect(await requests()).toEqual(['WITHDRAWN', 'DECLINED', 'APPROVED']);
  expect((await staff.get<License>(`/api/licenses/${license.id}`)).emailDomains).toEqual([domain]);

  await page.goto(`/licenses/${license.id}/domains`);
  const card = page.getByRole('region', { name: `@${domain}` });
  await expect(card.getByText('Everybody with an account at the domain is accounted for.')).toBeVisible({
    timeout: 60_000,
  });
  await look(page, 'domains');
  await dana.reload();
  // What is not on a page that is not there yet is no proof.
  await expect(dana.getByRole('region', { name: `@${domain}` })).toBeVisible();
  await expect(dana.getByText('Their order form names it.')).toHaveCount(0);
  await expect(dana.getByRole('button', { name: 'End it' })).toHaveCount(0);

  await card.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('Nobody leaves the license.')).toBeVisible();
  await confirm(page, 'End it');
  await expect
    .poll(async () => (await staff.get<License>(`/api/licenses/${license.id}`)).emailDomains)
    .toEqual([]);
});

test('R41 R42 staff deploy a license to a domain; whoever is removed by hand is back with the next scan', async ({
  as,
  api,
}) => {
  const staff = await api('staff');
  // Districts may have a domain in common: nobody is in the way of another run.
  const license = await create(staff, { name: `Codes Scan ${RUN}`, type: 'DISTRICT' });
  await (await api('olga')).send('PUT', '/api/enrollments/accounts/me');
  const olga = async () => (await members(staff, license, '&q=olga%40&status=MEMBER&status=REMOVED')).join();
  const lastScan = async () =>
    (
      await staff.get<Items<{ lastScan: { beganAt: string; result: string | null } | null }>>(
        `/api/enrollments/${license.id}/domains`,
      )
    ).items[0]?.lastScan;
  const page = await as('staff', `/licenses/${license.id}/domains`);

  await page.getByRole('button', { name: 'Deploy to a domain' }).click();
  await page.getByLabel('Domain', { exact: true }).fill('otherschool.example');
  await page.getByLabel('Why do you vouch for it?').fill('Their order form names it.');
  await expect(page.getByText('everybody with an account at @otherschool.example')).toBeVisible();
  await glance(page, 'deploying to a domain');
  await confirm(page, 'Deploy it');
  expect((await staff.get<License>(`/api/licenses/${license.id}`)).emailDomains).toEqual([
    'otherschool.example',
  ]);
  await expect.poll(olga, HEARD).toBe(`${OLGA} MEMBER`);
  await expect.poll(async () => (await lastScan())?.result, HEARD).toBe('DONE');
  const first = await lastScan();

  await page.goto(`/licenses/${license.id}/members?q=olga`);
  await page.getByRole('grid', { name: 'Members' }).getByRole('row', { name: /olga@/ }).click();
  const comesBack = /Comes back .*scan of the email domain\./;
  await expect(page.getByRole('dialog', { name: OLGA, exact: true })).toContainText(comesBack);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  const asked = page.getByRole('dialog', { name: `Remove ${OLGA}?` });
  await expect(asked).toContainText(comesBack);
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('1 person was removed.')).toBeVisible();
  expect(await olga()).toBe(`${OLGA} REMOVED`);

  await page.goto(`/licenses/${license.id}/domains`);
  const card = page.getByRole('region', { name: '@otherschool.example' });
  await card.getByRole('button', { name: 'Scan now' }).click();
  await expect(page.getByText('otherschool.example is being scanned')).toBeVisible();
  await expect.poll(olga, HEARD).toBe(`${OLGA} MEMBER`);
  await expect(card.getByText('1 person was missing and was added, or waits for a seat.')).toBeVisible(HEARD);
  expect((await lastScan())?.beganAt).not.toBe(first?.beganAt);

  await card.getByRole('button', { name: 'End it' }).click();
  await expect(
    page.getByText('1 person is on the license by this domain alone and leaves it at once.'),
  ).toBeVisible();
  await glance(page, 'the end of a deployment');
  await confirm(page, 'End it');
  await expect.poll(olga, HEARD).toBe(`${OLGA} REMOVED`);
  await expect
    .poll(async () => (await staff.get<License>(`/api/licenses/${license.id}`)).emailDomains)
    .toEqual([]);
});

test('staff set seats by a plan, suspend, renew, name admins and switch; admins only look (section 2)', async ({
  as,
  api,
}) => {
  const rest = await api('staff');
  const license = await create(rest, { name: `Codes Settings ${RUN}`, seats: 1 });
  const now = () => rest.get<License>(`/api/licenses/${license.id}`);
  await add(rest, license, `ann@codes-${RUN}.example`, `bob@codes-${RUN}.example`);
  const page = await as('staff', `/licenses/${license.id}/settings`);
  await look(page, 'settings');

  await page.getByRole('button', { name: 'Change the seats' }).click();
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('2');
  await expect(page.getByText(/^1 person who waits is seated at once:/)).toBeVisible();
  await look(page, 'settings-seats');
  await confirm(page, 'Set the seats');
  expect((await now()).seats).toMatchObject({ limit: 2, members: 2, waiting: 0 });

  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('All 2 members lose premium access at that very instant.')).toBeVisible();
  await glance(page, 'suspending a license');
  await confirm(page, 'Suspend it');
  expect((await now()).status).toBe('SUSPENDED');
  await page.getByRole('button', { name: 'Lift the suspension' }).click();
  await confirm(page, 'Lift it');
  expect((await now()).status).toBe('LIVE');

  await page.getByRole('button', { name: 'Renew or set the end' }).click();
  await page.getByLabel('Bought until').fill('2020-06-30');
  await expect(
    page.getByText(/the license freezes at once, and its 2 members lose premium access/),
  ).toBeVisible();
  await page.getByLabel('Bought until').fill('2030-06-30');
  await glance(page, 'renewing a license');
  await confirm(page, 'Set this term');
  expect((await now()).term).toMatchObject({ expiresAt: '2030-06-30T23:59:59Z', graceDays: 14 });

  const tara = await api('tara');
  expect(await tara.status(`/api/licenses/${license.id}`)).toBe(404);
  await page.getByRole('button', { name: 'Name an admin' }).click();
  await page.getByLabel('Email address').fill(TARA.email);
  await page.getByRole('dialog').getByText('Domain admin', { exact: true }).click();
  await expect(page.getByText('Whom they add by email or CSV is invited')).toBeVisible();
  await glance(page, 'naming an admin');
  await confirm(page, 'Name them');
  expect((await now()).admins).toContainEqual(expect.objectContaining(TARA));
  expect(await tara.status(`/api/licenses/${license.id}`)).toBe(200);

  await page.getByRole('button', { name: `Change ${TARA.email}` }).click();
  await page.getByRole('menuitem', { name: 'Take off' }).click();
  await confirm(page, 'Take off');
  expect((await now()).admins.map(({ email }) => email)).toEqual([DANA.email, PAUL.email]);
  expect(await tara.status(`/api/licenses/${license.id}`)).toBe(404);

  await page.getByRole('button', { name: 'Change paul@northfield.example' }).click();
  await page.getByRole('menuitem', { name: 'Make domain admin' }).click();
  await confirm(page, 'Change it');
  await page.getByText('Always', { exact: true }).click();
  await confirm(page, 'Change it');
  await page.getByText('Opening our assignment adds a student').click();
  await confirm(page, 'Switch it on');
  const set = await now();
  expect([set.inviteSetting, set.lmsEnrollment, set.admins.every(({ domainAdmin }) => domainAdmin)]).toEqual([
    'ALWAYS',
    true,
    true,
  ]);

  const { items } = await rest.get<Items<{ memberId: string; email: string }>>(
    `/api/licenses/${license.id}/members`,
  );
  const [first, second] = items;
  await rest.send('POST', `/api/licenses/${license.id}/members/removals`, {
    memberIds: [first?.memberId],
    keepOut: true,
  });
  const dana = await as('dana', `/licenses/${license.id}/settings`);
  await (
    await api('dana')
  ).send('POST', `/api/licenses/${license.id}/members/removals`, {
    memberIds: [second?.memberId],
    keepOut: true,
  });
  await expect(dana.getByText('Only our staff let them in')).toBeVisible();
  await expect(
    dana.getByRole('button', { name: /Suspend|Renew|Change the seats|Name an admin/ }),
  ).toHaveCount(0);
  await look(dana, 'settings-admin');
  await dana.getByRole('button', { name: 'Let in again' }).click();
  await expect(dana.getByText('They are not back by that alone')).toBeVisible();
  await confirm(dana, 'Let them in');
  expect(await members(rest, license, '&status=KEPT_OUT')).toEqual([`${first?.email} KEPT_OUT`]);
});

test('R1 R49 staff create a license; its type explains itself, and what is missing is said first', async ({
  as,
  api,
}) => {
  const rest = await api('staff');
  const name = `Codes District ${RUN}`;
  const domain = `codes-new-${RUN}.example`;
  const page = await as('staff', '/staff/new');
  await page.getByText('District license').first().click();
  await expect(page.getByRole('complementary').getByText('District license')).toBeVisible();
  await page.getByRole('button', { name: 'Create the license' }).click();
  await expect(page.getByText('Name at least one admin.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('500');
  await page.getByLabel('Email address of admin 1').fill(DANA.email);
  await page.getByRole('button', { name: 'Add another admin' }).click();
  await page.getByLabel('Email address of admin 2').fill(PAUL.email);
  await page.getByText('Domain admin', { exact: true }).nth(1).click();
  await page.getByRole('button', { name: 'Add a domain' }).click();
  await page.getByLabel('Domain 1', { exact: true }).fill(`https://www.${domain}/`);
  await page.getByRole('button', { name: 'Create the license' }).click();
  await expect(page.getByText('Say why we vouch for it.')).toBeVisible();
  await page.getByLabel('Why we vouch for domain 1').fill('Their order form names it.');
  await expect(
    page.getByText(`Everybody with an account at @${domain} is on it within minutes.`),
  ).toBeVisible();
  await look(page, 'staff-new');
  await page.getByRole('button', { name: 'Create the license' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const { items } = await rest.get<Items<License>>('/api/licenses?limit=500');
  const [made, ...others] = items.filter((license) => license.name === name);
  expect(others).toEqual([]);
  await expect(page.getByText(`Deployed to ${domain}; the first scan is under way.`)).toBeVisible();
  expect(made).toMatchObject({
    type: 'DISTRICT',
    seats: { limit: 500 },
    emailDomains: [domain],
    admins: [{ domainAdmin: true }, { domainAdmin: false }],
  });
  await look(page, 'staff-created');
});

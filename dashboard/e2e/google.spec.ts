import type { APIRequestContext, Page } from '@playwright/test';
import { type Api, expect, glance, HEARD, look, test } from './rollbook';

interface Sync {
  state: string;
  trouble: string | null;
  units: { id: string; name: string; subtree: boolean }[];
  held: number;
  authorizedAt: string | null;
  nextRunAt: string | null;
  lastSuccessAt: string | null;
  lastRun: { endedAt: string | null } | null;
  freeze: { from: string; until: string } | null;
}

const STAMP = Date.now().toString(36);
/** Units and people of this run alone, so that the demo's own school stays as it is. */
const TOP = `Journeys ${STAMP}`;
const PUPILS = 30;
const LEAVING = 25;

let license = '';
let google = '';

test.describe.configure({ mode: 'serial' });

const pageOf = () => `/licenses/${license}/google`;
const syncOf = (rest: Api) => rest.get<Sync>(`/api/ou-syncs/${license}`);
const members = async (rest: Api) =>
  (
    await rest.get<{ items: { email: string; status: string }[] }>(
      `/api/licenses/${license}/members?limit=500`,
    )
  ).items;

async function control(request: APIRequestContext, method: string, path: string, data?: unknown) {
  const answer = await request.fetch(`${google}/simulator${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.text()) === '' ? undefined : ((await answer.json()) as unknown);
}

/** Answers Google's consent page; the browser comes back to the license's page of Google Workspace. */
async function consent(page: Page, decision: 'Allow' | 'Deny', account?: string, at = pageOf()) {
  await page.waitForURL(/\/o\/oauth2\/v2\/auth/);
  if (account) {
    await page.getByRole('textbox', { name: /Another/ }).fill(account);
  }
  await page.getByRole('button', { name: decision }).click();
  await home(page, at);
}

/** Google sends the browser to Rollbook's own address; where the page is served by another one it is opened there. */
async function home(page: Page, at: string) {
  await page.waitForURL((url) => url.searchParams.has('google') || url.pathname === at);
  const { baseURL } = test.info().project.use;
  const url = new URL(page.url());
  if (baseURL && url.origin !== new URL(baseURL).origin) {
    await page.goto(at + url.search);
  } else {
    expect(url.pathname).toBe(at);
  }
}

test('R5 R6 R8 a Google admin connects, chooses units in the tree, sees what would happen, and starts', async ({
  as,
  api,
  request,
}) => {
  const staff = await api('staff');
  const dana = await api('dana');
  license = (
    await staff.send<{ id: string }>('POST', '/api/licenses', {
      name: `Google journeys ${STAMP}`,
      type: 'DISTRICT',
      seats: 100,
      admins: [
        { email: 'dana@northfield.example' },
        { email: 'paul@northfield.example', domainAdmin: false },
      ],
    })
  ).id;
  const begun = await dana.send<{ consentPage: string }>('POST', `/api/ou-syncs/${license}/google`);
  google = new URL(begun.consentPage).origin;
  for (const path of [`/${TOP}`, `/${TOP}/Pupils`, `/${TOP}/Pupils/Year 7`, `/${TOP}/Teachers`]) {
    await control(request, 'POST', '/units', { path });
  }
  for (let number = 1; number <= PUPILS; number++) {
    const email = `pupil${number}.${STAMP}@northfield.example`;
    await control(request, 'POST', '/users', { email, unit: `/${TOP}/Pupils/Year 7` });
  }
  await control(request, 'POST', '/users', {
    email: `gone.${STAMP}@northfield.example`,
    unit: `/${TOP}/Pupils`,
  });
  await control(request, 'PATCH', `/users/gone.${STAMP}@northfield.example`, { suspended: true });
  for (let number = 1; number <= 3; number++) {
    const email = `teacher${number}.${STAMP}@northfield.example`;
    await control(request, 'POST', '/users', { email, unit: `/${TOP}/Teachers` });
  }

  const page = await as('dana', pageOf());
  await expect(page.getByRole('heading', { name: 'Connect your Google Workspace' })).toBeVisible();
  await look(page, 'google-connect');

  // No is an answer too: it is said, and nothing is connected.
  await page.getByRole('button', { name: 'Connect Google Workspace' }).click();
  await consent(page, 'Deny');
  await expect(page.getByText('Google Workspace was not connected')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${pageOf()}$`));
  await look(page, 'google-refused');

  await page.getByRole('button', { name: 'Connect Google Workspace' }).click();
  await consent(page, 'Allow');
  await expect(page.getByText('Google Workspace is connected')).toBeVisible();

  // The tree, by keyboard: found by its name, closed and opened, picked with all under it.
  const tree = page.getByRole('tree', { name: 'Organizational units' });
  await page.getByRole('searchbox', { name: 'Search units' }).fill(TOP);
  const pupils = tree.getByRole('treeitem', { name: /^Pupils/ });
  await expect(pupils).toHaveAccessibleName(/30 active users/);
  await page.getByRole('searchbox', { name: 'Search units' }).press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.press('p');
  await expect(pupils).toBeFocused();
  await page.keyboard.press('Space');
  await expect(pupils).toHaveAttribute('aria-checked', 'true');
  await expect(tree.getByRole('treeitem', { name: /^Year 7/ })).toHaveAccessibleName(/counts with Pupils/);
  await expect(page.getByRole('heading', { name: '1 unit chosen' })).toBeVisible();
  await look(page, 'google-units');

  // X21 this unit alone: nobody active is in it.
  await page.getByText('With all units under it').click();
  await expect(page.getByText('0 active users')).toBeVisible();
  await page.getByText('With all units under it').click();
  await expect(page.getByText('30 active users', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText('30 people join')).toBeVisible({ timeout: 30_000 });
  expect(await members(dana)).toEqual([]);
  await page.getByRole('tab', { name: /Skipped/ }).click();
  await expect(page.getByRole('cell', { name: `gone.${STAMP}@northfield.example` })).toBeVisible();
  await page.getByRole('tab', { name: /Join/ }).click();
  await look(page, 'google-plan');

  await page.getByRole('button', { name: 'Start syncing' }).click();
  await expect(page.getByRole('heading', { name: 'In sync with Google' })).toBeVisible(HEARD);
  await expect.poll(async () => (await members(dana)).length, HEARD).toBe(PUPILS);
  const sync = await syncOf(dana);
  expect(sync.units.map(({ name, subtree }) => [name, subtree])).toEqual([['Pupils', true]]);
  expect(sync.state).toBe('ACTIVE');
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('table', { name: 'Latest runs' }).getByText('All read')).toBeVisible();
  await look(page, 'google');
});

test('X28 many who are gone at once stay until an admin has looked at them and approves', async ({
  as,
  api,
  request,
}) => {
  const dana = await api('dana');
  for (let number = 1; number <= LEAVING; number++) {
    await control(request, 'PATCH', `/users/pupil${number}.${STAMP}@northfield.example`, {
      unit: '/District Office',
    });
  }
  // Another admin, no Google admin, may run it and approve: they could remove by hand as well.
  const page = await as('paul', pageOf());
  await page.getByRole('button', { name: 'Sync now' }).click();
  // Asked of the service first: where it is not so, this says what is.
  await expect
    .poll(() => syncOf(dana), HEARD)
    .toMatchObject({ state: 'ACTIVE', trouble: null, held: LEAVING });
  await expect(page.getByText(`${LEAVING} people would leave, and are held`)).toBeVisible();
  expect((await members(dana)).length).toBe(PUPILS);
  await look(page, 'google-holding');

  await page.getByRole('link', { name: 'Review' }).click();
  await expect(page.getByText(`${LEAVING} people would leave at once`)).toBeVisible();
  await look(page, 'google-held');
  await page
    .getByRole('grid')
    .getByRole('checkbox', { name: /Select pupil1\./ })
    .press('Space');
  await page.getByRole('button', { name: 'Approve 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let them leave' }).click();
  await expect.poll(async () => (await members(dana)).length, HEARD).toBe(PUPILS - 1);

  await page.getByRole('button', { name: 'Approve all' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Let ${LEAVING - 1} people leave` })
    .click();
  await expect.poll(async () => (await syncOf(dana)).held, HEARD).toBe(0);
  await expect.poll(async () => (await members(dana)).length, HEARD).toBe(PUPILS - LEAVING);
  await expect(page.getByText('Nobody is held')).toBeVisible(HEARD);
});

test('X30 a plan that no longer holds is refused with the people it is about, and looked at anew', async ({
  as,
  api,
}) => {
  const staff = await api('staff');
  const dana = await api('dana');
  const page = await as('dana', pageOf());
  await page.getByRole('link', { name: 'Change units' }).click();
  await page.getByRole('searchbox', { name: 'Search units' }).fill(TOP);
  await page.getByRole('treeitem', { name: /^Teachers/ }).click();
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText('3 people join')).toBeVisible({ timeout: 30_000 });

  await staff.send('PUT', `/api/licenses/${license}/seats`, { seats: PUPILS - LEAVING + 1 });
  await page.getByRole('button', { name: 'Start syncing' }).click();
  await expect(page.getByText('2 people would fare otherwise than you were shown')).toBeVisible({
    timeout: 30_000,
  });
  expect((await syncOf(dana)).units.map(({ name }) => name)).toEqual(['Pupils']);
  await look(page, 'google-outdated');

  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('There are not enough seats for everybody')).toBeVisible({ timeout: 30_000 });
  await look(page, 'google-seats');
  await page.getByRole('button', { name: 'Start syncing' }).click();
  await expect
    .poll(async () => (await members(dana)).filter(({ status }) => status === 'WAITING').length, HEARD)
    .toBe(2);
  await staff.send('PUT', `/api/licenses/${license}/seats`, { seats: null });
});

test('removals stand still while they are frozen, the sync while it is paused; who paused it lets it go on', async ({
  as,
  api,
}) => {
  const dana = await api('dana');
  const page = await as('dana', pageOf());
  await page.getByRole('button', { name: 'Freeze removals' }).click();
  await page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await expect(page.getByText('Choose the last day.')).toBeVisible();
  await glance(page, 'freezing removals');
  const last = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Last day').fill(last);
  await page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await expect(page.getByText('Frozen now')).toBeVisible();
  const { freeze } = await syncOf(dana);
  // The end of that day in New York, where the browser is.
  expect(Date.parse(freeze?.until ?? '') - Date.parse(last)).toBeGreaterThan(86_400_000);
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect.poll(async () => (await syncOf(dana)).freeze).toBeNull();

  const staff = await as('staff', pageOf());
  await staff.getByRole('button', { name: 'More about this sync' }).click();
  await staff.getByRole('menuitem', { name: 'Pause' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await expect(staff.getByRole('heading', { name: 'Paused by our staff' })).toBeVisible();
  expect((await syncOf(dana)).trouble).toBe('PAUSED_BY_STAFF');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Paused by our staff' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let it go on' })).toHaveCount(0);
  await look(page, 'google-paused');
  await staff.getByRole('button', { name: 'Let it go on' }).click();
  await expect.poll(async () => (await syncOf(dana)).state, { timeout: 30_000 }).toBe('ACTIVE');
});

test('an authorization that is lost removes nobody, says so, and is given again; somebody else needs their own', async ({
  as,
  api,
  request,
}) => {
  const dana = await api('dana');
  const before = (await members(dana)).length;
  // What 'Let it go on' has begun is over: a run that still read would lose the authorization by itself.
  await expect
    .poll(async () => {
      const { lastRun, nextRunAt } = await syncOf(dana);
      return Boolean(lastRun?.endedAt) && Date.parse(nextRunAt ?? '') > Date.now();
    }, HEARD)
    .toBe(true);
  await control(request, 'POST', '/accounts/dana@northfield.example/revoke');
  const page = await as('dana', pageOf());
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('heading', { name: 'Paused: Google has to be authorized again' })).toBeVisible(
    HEARD,
  );
  await look(page, 'google-lost');
  expect((await members(dana)).length).toBe(before);

  const paul = await as('paul', pageOf());
  await paul.getByRole('button', { name: 'Authorize with my account' }).first().click();
  await consent(paul, 'Allow', 'paul@northfield.example');
  await expect(paul.getByText('Google Workspace was not connected')).toBeVisible();
  await expect(paul.getByText(/Ask your Google admin for a role/)).toBeVisible();

  await page.getByRole('button', { name: 'Authorize again' }).first().click();
  await consent(page, 'Allow');
  await expect(page.getByText('Google Workspace is connected')).toBeVisible();
  await expect.poll(async () => (await syncOf(dana)).state, { timeout: 30_000 }).toBe('ACTIVE');
});

test('disconnecting keeps everybody; removing says first who leaves, and then they do (R14)', async ({
  as,
  api,
  request,
}) => {
  const dana = await api('dana');
  const before = (await members(dana)).length;
  const page = await as('dana', pageOf());
  await page.getByRole('button', { name: 'More about this sync' }).click();
  await page.getByRole('menuitem', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('heading', { name: 'Disconnected from Google' })).toBeVisible();
  expect((await syncOf(dana)).authorizedAt).toBeNull();
  expect((await members(dana)).length).toBe(before);

  await page.getByRole('button', { name: 'More about this sync' }).click();
  await page.getByRole('menuitem', { name: /Remove the sync/ }).click();
  await expect(page.getByText(`${before} leave`)).toBeVisible({ timeout: 30_000 });
  await look(page, 'google-removal');
  await page.getByRole('button', { name: 'Remove the sync' }).click();
  await expect(page.getByRole('dialog')).toContainText(`${before} people leave the license`);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the sync' }).click();
  await expect(page.getByRole('heading', { name: 'Connect your Google Workspace' })).toBeVisible({
    timeout: 30_000,
  });
  await expect.poll(async () => (await members(dana)).length, HEARD).toBe(0);
  // The claim is released right after, or shortly after where license-service is away.
  await expect
    .poll(async () => (await dana.get<{ ouSync: boolean }>(`/api/licenses/${license}`)).ouSync)
    .toBe(false);
  await control(request, 'DELETE', `/users?query=${encodeURIComponent(`orgUnitPath='/${TOP}'`)}`);
});

test('R4 R5 where there can be no sync, or none by whoever looks, the page says why, and what to do', async ({
  as,
  api,
}) => {
  const tara = (await (await api('tara')).get<{ items: { id: string; type: string }[] }>('/api/licenses'))
    .items;
  const classroom = tara.find(({ type }) => type === 'TEACHER');
  const page = await as('tara', `/licenses/${classroom?.id}/google`);
  await expect(page.getByText('Not on a Teacher license')).toBeVisible();
  await look(page, 'google-teacher');

  const staff = await as('staff', pageOf());
  await expect(staff.getByText('An admin of the license sets this up')).toBeVisible();
  await expect(staff.getByRole('button', { name: 'Connect Google Workspace' })).toHaveCount(0);
});

test('R15 a license deployed domain-wide is not synced, nor where it came to be so on the way to Google', async ({
  as,
  api,
}) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
    name: `Google or domain ${STAMP}`,
    type: 'DISTRICT',
    admins: [{ email: 'dana@northfield.example' }],
  });
  const at = `/licenses/${id}/google`;
  const domain = `google-${STAMP}.example`;
  const page = await as('dana', at);
  const connect = page.getByRole('button', { name: 'Connect Google Workspace' });
  await expect(connect).toBeVisible();
  await connect.click();
  await page.waitForURL(/\/o\/oauth2\/v2\/auth/);
  await staff.send('PUT', `/api/enrollments/${id}/domains/${domain}`, {
    proof: 'ATTESTED',
    reason: 'Their order form names it.',
  });

  await consent(page, 'Allow', undefined, at);

  const refused = page.getByRole('alert');
  await expect(refused).toContainText('Google Workspace was not connected');
  await expect(refused).toContainText('Our staff can end the domain-wide deployment');
  await expect(page.getByText('This license is deployed domain-wide')).toBeVisible();
  await expect(page.getByText('(Rule R15)')).toBeVisible();
  await expect(connect).toHaveCount(0);
  await glance(page, 'no Google sync on a license deployed domain-wide');
  expect(await dana.status(`/api/ou-syncs/${id}`)).toBe(404);
  expect(await dana.get(`/api/licenses/${id}`)).toMatchObject({ ouSync: false, emailDomains: [domain] });

  await page.getByRole('link', { name: 'See the email domain' }).click();
  await expect(page.getByRole('region', { name: `@${domain}` })).toBeVisible();
  await staff.send('DELETE', `/api/enrollments/${id}/domains/${domain}`);
  await expect
    .poll(async () => (await dana.get<{ emailDomains: string[] }>(`/api/licenses/${id}`)).emailDomains, HEARD)
    .toEqual([]);
  await page.goto(at);
  await expect(connect).toBeVisible();
});

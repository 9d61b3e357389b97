import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, HEARD, look, test, type Api } from './rollbook';

/** People are added by addresses and by files: each journey ends with what the services say became of them. */

// Each of these is a long way with many looks at the page.
test.describe.configure({ timeout: 480_000 });

interface Member {
  email: string;
  status: string;
}

const dana = { email: 'dana@northfield.example' };
const paul = { email: 'paul@northfield.example', domainAdmin: false };

async function license(staff: Api, name: string, type = 'SCHOOL', admins: object[] = [dana, paul]) {
  const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
    name: `Add: ${name}`,
    type,
    admins,
  });
  return id;
}

async function statuses(rest: Api, id: string) {
  const { items } = await rest.get<{ items: Member[] }>(`/api/licenses/${id}/members?limit=500`);
  return Object.fromEntries(items.map(({ email, status }) => [email, status]));
}

/** Waits for license-service to have said so. */
async function becomes(rest: Api, id: string, expected: Record<string, string>) {
  await expect.poll(() => statuses(rest, id), HEARD).toEqual(expected);
}

async function paste(page: Page, text: string) {
  const box = page.getByLabel('Email addresses');
  await box.focus();
  await box.evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData('text', pasted);
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function drop(page: Page, name: string, content: string | Buffer) {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

const done = (page: Page) =>
  page.getByRole('heading', {
    level: 2,
    name: /license now|invited|wait|by this too|taken off|Nothing has changed/,
  });

test('R24 R49 a domain admin pastes addresses: checked at once, doubles merged, slips mended, and they are members', async ({
  as,
  api,
}) => {
  const rest = await api('dana');
  const id = await license(await api('staff'), 'typed');
  const page = await as('dana', `/licenses/${id}/add`);
  await expect(page.getByRole('heading', { name: 'People are added at once' })).toBeVisible();
  await expect(page.getByText('Nothing was added here yet')).toBeVisible();
  await look(page, 'add-empty');

  await paste(
    page,
    'Ann Fox <ann@northfield.example>; bob@northfeild.example\ncy@northfield.example, ANN@northfield.example\nnobody',
  );
  await expect(page.getByText('3 people', { exact: true })).toBeVisible();
  await expect(page.getByText('1 double merged')).toBeVisible();
  await expect(page.getByText('An address has exactly one @')).toBeVisible();
  await look(page, 'add-typed');
  await page.getByRole('button', { name: 'Use northfield.example for it' }).click();
  await page.getByLabel('Entry to put right: nobody').fill('dee@northfield.example');
  await page.getByLabel('Entry to put right: nobody').press('Enter');
  await page.getByRole('button', { name: 'Remove cy@northfield.example' }).click();
  await page.getByRole('button', { name: 'Add 3 people' }).click();

  await expect(done(page)).toHaveText('3 people are on the license now', HEARD);
  await becomes(rest, id, {
    'ann@northfield.example': 'MEMBER',
    'bob@northfield.example': 'MEMBER',
    'dee@northfield.example': 'MEMBER',
  });

  // Section 4: a file with nobody new in it is one more reason for each, and can be committed.
  await page.goto(`/licenses/${id}/add?by=csv`);
  await drop(page, 'again.csv', 'Email\nann@northfield.example\nbob@northfield.example\n');
  await expect(page.getByText('Everybody in this file is on the license already')).toBeVisible();
  await page.getByRole('button', { name: 'Note it for 2 people' }).click();
  await expect(done(page)).toHaveText('2 members are on it by this too', HEARD);
  const { items } = await rest.get<{ items: { email: string; grants: { method: string }[] }[] }>(
    `/api/licenses/${id}/members?method=CSV`,
  );
  expect(items.map(({ email }) => email).sort()).toEqual([
    'ann@northfield.example',
    'bob@northfield.example',
  ]);
});

test('R48 R51 whoever has no authority over the domain is told beforehand that people are invited, and they are', async ({
  as,
  api,
}) => {
  const id = await license(await api('staff'), 'invited');
  const page = await as('paul', `/licenses/${id}/add`);
  await expect(page.getByRole('heading', { name: 'People are invited first' })).toBeVisible();
  await expect(page.getByText('You have no authority over the whole email domain.')).toBeVisible();
  await expect(page.getByText('Rule R48')).toBeVisible();
  await look(page, 'add-invite');

  await page.getByLabel('Email addresses').fill('ann@northfield.example');
  await page.getByLabel('Email addresses').press('Enter');
  await page.getByRole('button', { name: 'Invite 1 person' }).click();

  await expect(done(page)).toHaveText('1 person is invited', HEARD);
  await becomes(await api('paul'), id, { 'ann@northfield.example': 'INVITED' });
});

test('R22 X2 staff and a teacher add at once', async ({ as, api }) => {
  const staff = await api('staff');
  const id = await license(staff, 'class', 'TEACHER', [
    { email: 'tara@northfield.example', domainAdmin: false },
  ]);
  for (const [who, rule] of [
    ['staff', 'Rule R22'],
    ['tara', 'Rule X2'],
  ] as const) {
    const page = await as(who, `/licenses/${id}/add`);
    await expect(page.getByText(rule)).toBeVisible();
    await page.getByLabel('Email addresses').fill(`by-${who}@northfield.example,`);
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await expect(done(page)).toHaveText('1 person is on the license now', HEARD);
  }
  await becomes(staff, id, {
    'by-staff@northfield.example': 'MEMBER',
    'by-tara@northfield.example': 'MEMBER',
  });
});

test('R17 R19 X30 a file is guided, looked at row by row, added, put right in place, and undone', async ({
  as,
  api,
}) => {
  const rest = await api('dana');
  const id = await license(await api('staff'), 'file');
  await (await api('staff')).send('PUT', `/api/licenses/${id}/seats`, { seats: 3 });
  const page = await as('dana', `/licenses/${id}/add?by=csv`);
  await expect(page.getByText('The first row says Email.')).toBeVisible();
  await look(page, 'add-file');
  const [sample] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download a sample' }).click(),
  ]);
  expect(readFileSync(await sample.path(), 'utf8')).toMatch(/^Email\r\n/);

  await drop(
    page,
    'grade-7.csv',
    'Grade,Email\n7,ann@northfield.example\n7,bob@northfield.example\n7,nobody\n7,ANN@northfield.example\n\n7,cy@northfield.example\n7,dee@northfield.example\n',
  );
  await expect(page.getByRole('heading', { name: 'Have a look before anybody is added' })).toBeVisible();
  expect(await statuses(rest, id)).toEqual({});
  await expect(page.getByRole('radio', { name: '3 Will be added' })).toBeVisible();
  await expect(page.getByText('1 person finds no seat free')).toBeVisible();
  await expect(page.getByText('Other columns are ignored')).toBeVisible();
  await look(page, 'add-preview');
  await page.getByRole('radio', { name: '1 To put right' }).click();
  await expect(page.getByRole('row', { name: /^4 nobody Not added/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /ann@northfield/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add 4 people' }).click();

  await expect(done(page)).toHaveText('3 people are on the license now · 1 person waits for a seat', HEARD);
  await becomes(rest, id, {
    'ann@northfield.example': 'MEMBER',
    'bob@northfield.example': 'MEMBER',
    'cy@northfield.example': 'MEMBER',
    'dee@northfield.example': 'WAITING',
  });
  const file = page.url();
  const [failures] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the failures' }).click(),
  ]);
  expect(readFileSync(await failures.path(), 'utf8')).toContain('"nobody","4","REFUSED","R17"');

  await page.getByRole('button', { name: 'Put right here' }).click();
  await page.getByLabel('Address of row 4').fill('eve@northfield.example');
  await look(page, 'add-outcome');
  await page.getByRole('button', { name: 'Send 1 row again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'grade-7, put right.csv' })).toBeVisible();
  await expect(done(page)).toHaveText('1 person waits for a seat', HEARD);
  expect((await statuses(rest, id))['eve@northfield.example']).toBe('WAITING');

  await page.goto(file);
  await page.getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('3 members who came by this leave the license')).toBeVisible();
  await look(page, 'add-undo');
  await dialog.getByRole('button', { name: 'Take 4 people off' }).click();
  await expect(done(page)).toContainText('taken off the license', HEARD);
  await becomes(rest, id, {
    'eve@northfield.example': 'MEMBER',
  });
  await page.goto(`/licenses/${id}/add`);
  await expect(page.getByRole('row', { name: /grade-7\.csv/ })).toContainText('Taken back');
  await look(page, 'add-earlier');
});

test('X30 where somebody would fare otherwise than the preview showed nobody is added, and a new preview is one press away', async ({
  as,
  api,
}) => {
  const rest = await api('dana');
  const id = await license(await api('staff'), 'outdated');
  const page = await as('dana', `/licenses/${id}/add?by=csv`);
  await drop(page, 'list.csv', 'Email\nann@northfield.example\nbob@northfield.example\n');
  await expect(page.getByRole('button', { name: 'Add 2 people' })).toBeVisible();
  await (await api('staff')).send('PUT', `/api/licenses/${id}/seats`, { seats: 1 });

  await page.getByRole('button', { name: 'Add 2 people' }).click();
  await expect(page.getByText('Something has changed since this preview was made')).toBeVisible();
  await expect(
    page.getByRole('table').getByRole('row', { name: /bob@northfield\.example Added Waiting/ }),
  ).toBeVisible();
  expect(await statuses(rest, id)).toEqual({});
  await page.getByRole('button', { name: 'Make a new preview' }).click();
  await expect(page.getByRole('radio', { name: '1 Will wait' })).toBeVisible();
});

test('R17 what is wrong with a file is said with the row, and mended in place', async ({ as, api }) => {
  const rest = await api('dana');
  const id = await license(await api('staff'), 'bad files');
  const page = await as('dana', `/licenses/${id}/add?by=csv`);

  await drop(page, 'people.xlsx', 'PK\u0003\u0004 a workbook');
  await expect(page.getByText('This is an Excel workbook, not a CSV file')).toBeVisible();
  await page.getByRole('button', { name: 'Choose another file' }).click();

  await drop(page, 'other.csv', 'Name,Work mail\nAnn,ann@northfield.example\n');
  await expect(page.getByText('Which column holds the addresses?')).toBeVisible();
  await expect(page.getByRole('radio', { name: /Work mail/ })).toBeChecked();
  await look(page, 'add-column');
  await page.getByRole('button', { name: 'Use this column and go on' }).click();
  await expect(page.getByRole('button', { name: 'Add 1 person' })).toBeVisible();

  await page.goto(`/licenses/${id}/add?by=csv`);
  await drop(page, 'bare.csv', 'bob@northfield.example\ncy@northfield.example\n');
  await expect(page.getByText('The file has no header')).toBeVisible();
  await page.getByRole('button', { name: 'Put Email on top and go on' }).click();
  await page.getByRole('button', { name: 'Add 2 people' }).click();
  await becomes(rest, id, { 'bob@northfield.example': 'MEMBER', 'cy@northfield.example': 'MEMBER' });

  await page.goto(`/licenses/${id}/add?by=csv`);
  await drop(
    page,
    'quotes.csv',
    Buffer.concat([
      Buffer.from(
        'Email,Name\ndee@northfield.example,Dee\n"eve@northfield.example,Eve\nflo@northfield.example,J',
      ),
      Buffer.from([0xf6]),
      Buffer.from('rg\n'),
    ]),
  );
  await expect(page.getByText('A quotation mark is left open')).toBeVisible();
  await expect(page.getByText('Check addresses with accents', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show row 3' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show row 4' })).toBeVisible();
  await look(page, 'add-warnings');
});

test('R20 200 000 rows: the preview answers at once anywhere in the file, and the page holds only what is in sight', async ({
  as,
  api,
}) => {
  const rest = await api('dana');
  const id = await license(await api('staff'), 'district', 'DISTRICT');
  const page = await as('dana', `/licenses/${id}/add?by=csv`);
  const people = Array.from({ length: 200_000 }, (_, i) => `p${i}@northfield.example`);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/rows?') && asked.push(request.url()));

  await drop(page, 'district.csv', `Email\n${people.join('\n')}\n`);
  await expect(page.getByRole('radio', { name: '200,000 Will be added' })).toBeVisible({ timeout: 200_000 });
  await page.getByRole('grid').evaluate((grid) => grid.parentElement?.scrollTo({ top: 52 * 150_000 }));
  await expect(
    page.getByRole('row', { name: /p150\d{3}@northfield\.example Will be added/ }).first(),
  ).toBeVisible({ timeout: 60_000 });

  // However long the file, the page holds the rows in sight and asks for their pages alone.
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  expect(asked.length).toBeLessThan(8);
  expect(await statuses(rest, id)).toEqual({});
});

import { readFile } from 'node:fs/promises';
import { addresses, type Member, Roll } from './members';
import { expect, HEARD, look, test } from './rollbook';

const at = 'northfield.example';

test('an admin sees who is on the license and why, finds somebody, and removes them', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: who and why');
  await roll.add(dana, ...['ann', 'bob', 'cat', 'dave', 'eve'].map((name) => `${name}@${at}`));
  await roll.upload(dana, [`ann@${at}`, `fred@${at}`]);
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });

  await expect(list.getByRole('row')).toHaveCount(7);
  await expect(list.getByRole('row', { name: /ann@/ })).toContainText('Added');

  await page.getByRole('searchbox').fill('ann');
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/q=ann/);
  await list.getByRole('row', { name: /ann@/ }).press('Enter');
  const panel = page.getByRole('dialog', { name: `ann@${at}`, exact: true });
  await expect(panel.getByRole('region', { name: 'Why they are here' })).toContainText('CSV file');
  await expect(panel.getByRole('region', { name: 'Why they are here' })).toContainText('Added by email');
  await expect(panel.getByRole('region', { name: 'If you remove them' })).toContainText(
    'Gone until added again.',
  );
  await expect(panel.getByRole('region', { name: 'What happened' })).toContainText('Also by CSV file');
  await look(page, 'members-person');

  await panel.getByRole('button', { name: 'Remove' }).click();
  const asked = page.getByRole('dialog', { name: `Remove ann@${at}?` });
  await expect(asked).toContainText('Gone until added again.');
  await asked.getByRole('button', { name: 'Remove' }).click();

  await expect(page.getByText('1 person was removed.')).toBeVisible();
  await expect(panel).toContainText('Removed by hand');
  expect(await roll.status(`ann@${at}`)).toBe('REMOVED');
});

test('section 4 several are kept out, and let in again', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: kept out');
  await roll.add(dana, ...['ann', 'bob', 'cat'].map((name) => `${name}@${at}`));
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });

  await list.getByRole('row', { name: /ann@/ }).getByRole('checkbox').check({ force: true });
  await list.getByRole('row', { name: /bob@/ }).getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: 'Keep out' }).click();
  const asked = page.getByRole('dialog', { name: 'Remove 2 people and keep them out?' });
  await expect(asked).toContainText(`ann@${at}`);
  await look(page, 'members-keep-out');
  await asked.getByRole('button', { name: 'Keep 2 out' }).click();

  await expect(list.getByRole('row', { name: /ann@/ })).toContainText('Kept out');
  expect([
    await roll.status(`ann@${at}`),
    await roll.status(`bob@${at}`),
    await roll.status(`cat@${at}`),
  ]).toEqual(['KEPT_OUT', 'KEPT_OUT', 'MEMBER']);

  await page.getByRole('radio', { name: /Kept out/ }).click();
  await expect(list.getByRole('row')).toHaveCount(3);
  await list.getByRole('columnheader').getByRole('checkbox').click({ force: true });
  await page.getByRole('button', { name: 'Let in again' }).click();
  await page.getByRole('button', { name: 'Let 2 in again' }).click();

  await expect(page.getByText('Nobody is kept out')).toBeVisible();
  expect(await roll.status(`ann@${at}`)).toBe('REMOVED');
});

test('several are removed at once: who had joined is gone, and who was invited is so no more', async ({
  as,
  api,
}) => {
  const [staff, dana, paul] = [await api('staff'), await api('dana'), await api('paul')];
  const roll = await Roll.made(staff, 'Members: removed');
  await roll.add(dana, ...['ann', 'bob', 'cat'].map((name) => `${name}@${at}`));
  await roll.add(paul, `dave@${at}`);
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });
  const bar = page.getByRole('region', { name: 'What to do with who is selected' });

  for (const name of ['ann', 'bob', 'dave']) {
    await list
      .getByRole('row', { name: new RegExp(`${name}@`) })
      .getByRole('checkbox')
      .check({ force: true });
  }
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'Remove', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Remove 3 people?' });
  await expect(asked).toContainText('2 are gone until added again');
  await expect(asked).toContainText('1 invite is taken back');
  await asked.getByRole('button', { name: 'Remove 3' }).click();

  await expect(page.getByText('3 people were removed.')).toBeVisible();
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(bar).toHaveCount(0);
  expect(
    await Promise.all(['ann', 'bob', 'cat', 'dave'].map((name) => roll.status(`${name}@${at}`))),
  ).toEqual(['REMOVED', 'REMOVED', 'MEMBER', 'WITHDRAWN']);

  await page.getByRole('radio', { name: /^Removed/ }).click();
  await expect(list.getByRole('row')).toHaveCount(4);
});

test('who came by one way alone is listed, in the order asked for', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: by way and in order');
  await roll.upload(dana, [`bob@${at}`, `ann@${at}`]);
  await roll.add(dana, `bob@${at}`, `cat@${at}`);
  await roll.upload(dana, [`dave@${at}`]);
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });
  const listed = async (query: string, ...names: string[]) => {
    const { items } = await dana.get<{ items: Member[] }>(`/api/licenses/${roll.id}/members${query}`);
    expect(items.map(({ email }) => email)).toEqual(names.map((name) => `${name}@${at}`));
    await expect(list.getByRole('row')).toHaveText([/^Address/, ...names.map((name) => RegExp(`^${name}@`))]);
  };
  await listed('', 'ann', 'bob', 'cat', 'dave');

  await page.getByRole('radio', { name: /^CSV file/ }).click();
  await expect(page).toHaveURL(/method=CSV/);
  await listed('?method=CSV', 'ann', 'bob', 'dave');

  await page.getByRole('button', { name: /By address, A to Z/ }).click();
  await page.getByRole('option', { name: 'By address, Z to A' }).click();
  await expect(list.getByRole('columnheader', { name: 'Address' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await listed('?method=CSV&sort=-address', 'dave', 'bob', 'ann');

  await page.getByRole('radio', { name: /^CSV file/ }).click();
  await expect(page).not.toHaveURL(/method=/);
  await listed('?sort=-address', 'dave', 'cat', 'bob', 'ann');
  await list.getByRole('columnheader', { name: 'Address' }).getByRole('button').click();
  await listed('?sort=address', 'ann', 'bob', 'cat', 'dave');

  await list.getByRole('columnheader', { name: 'Since' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-since/);
  await expect(list.getByRole('row').nth(1)).toContainText(`dave@${at}`);
});

test('R43 whom staff keep out an admin does not let in', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: kept out by staff');
  await roll.add(dana, `ann@${at}`);
  const ann = await roll.member(`ann@${at}`);
  const ofStaff = await as('staff', `${roll.page}?person=${ann?.memberId}`);

  await ofStaff.getByRole('button', { name: 'Keep out' }).click();
  await expect(ofStaff.getByText('This binds every way onto the license')).toBeVisible();
  await ofStaff
    .getByRole('dialog', { name: /Remove ann@/ })
    .getByRole('button', { name: 'Keep out' })
    .click();
  await expect(ofStaff.getByText('1 person is kept out.')).toBeVisible();
  expect(await roll.status(`ann@${at}`)).toBe('KEPT_OUT');

  const page = await as('dana', `${roll.page}?person=${ann?.memberId}`);
  await expect(
    page.getByText('Our staff keep this person out; only they can let them in again.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let in again' })).toHaveCount(0);
});

test('R51 who is invited is reminded, and left in peace for a day', async ({ as, api }) => {
  const [staff, paul] = [await api('staff'), await api('paul')];
  const roll = await Roll.made(staff, 'Members: invited');
  await roll.add(paul, `ann@${at}`, `bob@${at}`);
  const page = await as('paul', `${roll.page}?status=INVITED`);
  const list = page.getByRole('grid', { name: 'Members' });
  await expect(list.getByRole('row', { name: /ann@/ })).toContainText('Invited');
  const invites = async () =>
    (await paul.get<{ items: { email: string; reminders: number }[] }>(`/api/invites/${roll.id}`)).items;
  await expect.poll(async () => (await invites()).length, HEARD).toBe(2);

  await list.getByRole('row', { name: /ann@/ }).getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: 'Remind', exact: true }).click();
  await expect(page.getByText('1 person was reminded.')).toBeVisible();
  expect((await invites()).find(({ email }) => email === `ann@${at}`)?.reminders).toBe(1);

  await page.getByRole('button', { name: 'Remind everybody invited' }).click();
  await expect(page.getByText('1 was reminded within the last day and is left in peace.')).toBeVisible();
  expect((await invites()).map(({ reminders }) => reminders)).toEqual([1, 1]);

  await list.getByRole('row', { name: /bob@/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Not yet');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: /Remove bob@/ })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect.poll(() => roll.status(`bob@${at}`)).toBe('WITHDRAWN');
});

test('who waits is in line, and the seat that frees up is theirs at once', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: waiting');
  await roll.seats(1);
  await roll.add(dana, ...['ann', 'bob', 'cat', 'dave'].map((name) => `${name}@${at}`));
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });
  await expect(list.getByRole('row', { name: /dave@/ })).toContainText('Waiting – 3rd');
  await look(page, 'members-waiting');

  await list.getByRole('row', { name: /ann@/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('The seat goes to the next who waits.')).toBeVisible();
  await page
    .getByRole('dialog', { name: /Remove ann@/ })
    .getByRole('button', { name: 'Remove' })
    .click();

  await expect(page.getByRole('dialog', { name: `ann@${at}`, exact: true })).toContainText('Removed by hand');
  await page.keyboard.press('Escape');
  await expect(list.getByRole('row', { name: /bob@/ })).toContainText('Added');
  await expect(list.getByRole('row', { name: /dave@/ })).toContainText('Waiting – 2nd');
  expect(await roll.status(`bob@${at}`)).toBe('MEMBER');
});

test('the list changes live and nothing moves under the reader', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: live');
  await roll.upload(dana, addresses(1_000));
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });
  await expect(list.getByRole('row', { name: /s000003@/ })).toBeVisible();
  const read = list.getByRole('row', { name: /s000250@/ });
  // What stands above the list is there, and the list is scrolled at once: nothing of the reader's own moves any more.
  await expect(page.getByRole('radio', { name: /^CSV file/ })).toBeVisible();
  await list.hover();
  await list.evaluate((grid) => grid.parentElement?.scrollTo({ top: 246 * 52, behavior: 'instant' }));
  await expect(read).toBeVisible();
  const place = (await read.boundingBox())?.y;
  const gone = await roll.member(`s000252@${at}`);

  await roll.add(dana, `s000001b@${at}`, `s000249b@${at}`, `s000251b@${at}`);
  await dana.send('POST', `/api/licenses/${roll.id}/members/removals`, { memberIds: [gone?.memberId] });

  const show = page.getByRole('button', { name: /3 new · 1 no longer here/ });
  await expect(show).toBeVisible();
  await expect(list.getByRole('row', { name: /s000252@/ })).toContainText('Removed');
  expect((await read.boundingBox())?.y).toBe(place);
  await look(page, 'members-live');

  await show.click();
  await expect(list.getByRole('row', { name: /s000251b@/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /s000252@/ })).toHaveCount(0);
  await expect(show).toHaveCount(0);
  await page.getByRole('searchbox').fill('s000001b');
  await expect(list.getByRole('row')).toHaveCount(2);
});

test('what happens while a page is being opened is on it all the same', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: meanwhile');
  await roll.add(dana, `ann@${at}`);
  const ann = await roll.member(`ann@${at}`);
  const page = await as('dana', '/');
  let follow = () => {};
  const followed = new Promise<void>((resolve) => (follow = resolve));
  await page.route('**/changes', async (route) => {
    await followed;
    await route.continue();
  });
  await page.goto(`/licenses/${roll.id}/settings`);
  await expect(page.getByText('Nobody is kept out')).toBeVisible();

  await dana.send('POST', `/api/licenses/${roll.id}/members/removals`, {
    memberIds: [ann?.memberId],
    keepOut: true,
  });
  follow();

  await expect(page.getByRole('button', { name: 'Let in again' })).toBeVisible();
});

test('what is listed is exported', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: export');
  await roll.add(dana, `ann@${at}`, `bob@${at}`);
  const page = await as('dana', `${roll.page}?q=bob`);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export these' }).click(),
  ]);

  expect(file.suggestedFilename()).toBe('Members: export members.csv'.replace(':', '_'));
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain(`bob@${at}`);
  expect(text).not.toContain(`ann@${at}`);
});

test('by keyboard alone somebody is found, opened and closed, with the focus back on their row', async ({
  as,
  api,
}) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, 'Members: keyboard');
  await roll.add(dana, ...['ann', 'bob', 'cat'].map((name) => `${name}@${at}`));
  const page = await as('dana', roll.page);
  const list = page.getByRole('grid', { name: 'Members' });

  await list.getByRole('row', { name: /ann@/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `bob@${at}`, exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(list.getByRole('row', { name: /bob@/ })).toBeFocused();
  await expect(page).not.toHaveURL(/person=/);
});

test('nobody yet: the page says how to begin', async ({ as, api }) => {
  const roll = await Roll.made(await api('staff'), 'Members: nobody yet');
  const page = await as('dana', roll.page);

  await expect(page.getByText('Nobody is on this license yet')).toBeVisible();
  await look(page, 'members-empty');
  await page.getByRole('main').getByRole('link', { name: 'Add users' }).last().click();

  await expect(page).toHaveURL(`/licenses/${roll.id}/add`);
});

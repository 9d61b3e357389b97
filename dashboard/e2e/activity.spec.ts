import { expect, HEARD, look, test } from './rollbook';

interface Line {
  kind: string;
  actor: { email: string | null };
}

test('everything that happened is read in sentences, is found by kind, person and day, and appears by itself', async ({
  as,
  api,
}) => {
  const staff = await api('staff');
  const dana = await api('dana');
  const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
    name: `Mine activity ${Math.random().toString(36).slice(2, 8)}`,
    type: 'SCHOOL',
    admins: [{ email: 'dana@northfield.example', domainAdmin: true }],
  });
  await dana.send('POST', `/api/enrollments/${id}/emails`, {
    addresses: 'ann@northfield.example, bob@northfield.example',
  });
  await staff.send('PUT', `/api/licenses/${id}/seats`, { seats: 30 });
  const lines = async (query = '') =>
    (await dana.get<{ items: Line[] }>(`/api/licenses/${id}/activity${query}`)).items;
  await expect.poll(async () => (await lines()).map(({ kind }) => kind), HEARD).toContain('FACT');

  const page = await as('dana', `/licenses/${id}/activity`);
  await expect(page.getByText('You added people by email address')).toBeVisible();
  await expect(page.getByText('2 added')).toBeVisible();
  await expect(page.getByText('set a limit of 30 seats')).toBeVisible();
  await expect(page.getByText('created the license')).toBeVisible();
  await look(page, 'activity');

  await dana.send('POST', `/api/enrollments/${id}/emails`, { addresses: 'cleo@northfield.example' });
  await expect(page.getByText('1 added')).toBeVisible(HEARD);

  await page.getByRole('searchbox', { name: 'By whom' }).fill('staff@');
  await expect(page.getByText('You added people by email address')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Today' }).getByRole('listitem')).toHaveCount(
    (await lines('?by=staff@')).length,
  );
  await page.getByRole('searchbox', { name: 'By whom' }).fill('');
  await page.getByRole('button', { name: /Everything/ }).click();
  await page.getByRole('option', { name: 'Seats, term and switches' }).click();
  await expect(page.getByText('You added people by email address')).toHaveCount(0);
  await expect(page.getByText('created the license')).toBeVisible();
  await expect(page).toHaveURL(/kind=license/);

  await page.getByLabel('On which day').fill('2020-01-01');
  await expect(page.getByText('Nothing like that happened')).toBeVisible();
  await look(page, 'activity-none');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByText('You added people by email address').first()).toBeVisible();
});

test('a long activity is read on as one scrolls', async ({ as, api }) => {
  const staff = await api('staff');
  const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
    name: `Mine long ${Math.random().toString(36).slice(2, 8)}`,
    type: 'SCHOOL',
    admins: [{ email: 'dana@northfield.example', domainAdmin: true }],
  });
  for (let seats = 1; seats <= 70; seats++) {
    await staff.send('PUT', `/api/licenses/${id}/seats`, { seats });
  }
  const page = await as('dana', `/licenses/${id}/activity`);
  await expect(page.getByText('changed the seats from 69 to 70')).toBeVisible();

  await page.getByText('changed the seats from 30 to 31').scrollIntoViewIfNeeded();

  await expect(page.getByText('That is everything since the license was created.')).toBeVisible();
  await expect(page.getByText('created the license', { exact: false }).first()).toBeVisible();
});

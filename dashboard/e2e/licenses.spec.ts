import { expect, look, test } from './rollbook';

/** The list shows so many before it is asked for more. */
const SHOWN_AT_ONCE = 50;

interface License {
  id: string;
  name: string;
  type: string;
}

test('an admin sees the licenses they run, finds one, and opens it', async ({ as, api }) => {
  const { items } = await (await api('dana')).get<{ items: License[] }>('/api/licenses?limit=500');
  const page = await as('dana');

  await expect(page.getByRole('table').getByRole('link')).toHaveCount(Math.min(items.length, SHOWN_AT_ONCE));
  await look(page, 'licenses');

  await page.getByRole('searchbox').fill('northfield DISTR');
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(
    items.filter(({ name }) => name.toLowerCase().includes('northfield distr')).length,
  );
  await page.getByRole('link', { name: 'Northfield District', exact: true }).click();
  await expect(page).toHaveURL(/\/licenses\/[0-9a-f-]{36}$/);
});

for (const [type, words] of Object.entries({
  SCHOOL: 'School license',
  DISTRICT: 'District license',
  BUILDING: 'Building license',
  TEACHER: 'Teacher license',
})) {
  test(`R1 R2 R3 a ${type} license shows its type in the heading, its email domain, and its ways by rank`, async ({
    as,
    api,
  }) => {
    const who = type === 'TEACHER' ? 'tara' : 'dana';
    const rest = await api(who);
    const { items } = await rest.get<{ items: License[] }>('/api/licenses?limit=500');
    const license = items.find((each) => each.type === type && each.name.startsWith('Northfield'));
    const ways = await rest.get<{ items: { method: string; offered: boolean }[] }>(
      `/api/licenses/${license?.id}/methods`,
    );
    const page = await as(who, `/licenses/${license?.id}`);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${license?.name}${words}`);
    await expect(page.getByRole('region', { name: 'Email domain' })).toContainText(
      'Not deployed domain-wide',
    );
    await expect(
      page.getByRole('region', { name: 'Ways onto this license' }).getByRole('heading', { level: 3 }),
    ).toHaveCount(ways.items.filter(({ offered }) => offered).length);
    await look(page, `license-${type.toLowerCase()}`);
  });
}

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

/** The ways onto each type of license, by rank (RULES, table 1): said here once more, not asked of the service. */
const WAYS: Record<string, { words: string; ways: string[] }> = {
  SCHOOL: {
    words: 'School license',
    ways: [
      'Google Workspace sync: Most recommended',
      'CSV file: Recommended',
      'Add by email: Available',
      'LMS auto-enrollment: Available',
      'Domain-wide: On request',
      'License key: Least recommended',
    ],
  },
  DISTRICT: {
    words: 'District license',
    ways: [
      'Google Workspace sync: Most recommended',
      'Domain-wide: Most recommended',
      'CSV file: Recommended',
      'Add by email: Available',
      'LMS auto-enrollment: Available',
      'License key: Least recommended',
    ],
  },
  BUILDING: {
    words: 'Building license',
    ways: [
      'Google Workspace sync: Most recommended',
      'CSV file: Recommended',
      'Add by email: Available',
      'LMS auto-enrollment: Available',
      'Domain-wide: On request',
      'License key: Least recommended',
    ],
  },
  TEACHER: {
    words: 'Teacher license',
    ways: [
      'CSV file: Recommended',
      'LMS auto-enrollment: Recommended',
      'Add by email: Available',
      'License link: Least recommended',
      'License key: Least recommended',
    ],
  },
};

for (const [type, { words, ways }] of Object.entries(WAYS)) {
  test(`R1 R2 R3 a ${type} license shows its type in the heading, its email domain, and its ways by rank`, async ({
    as,
    api,
  }) => {
    const who = type === 'TEACHER' ? 'tara' : 'dana';
    const { items } = await (await api(who)).get<{ items: License[] }>('/api/licenses?limit=500');
    const license = items.find((each) => each.type === type && each.name.startsWith('Northfield'));
    const page = await as(who, `/licenses/${license?.id}`);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${license?.name}${words}`);
    await expect(page.getByRole('region', { name: 'Email domain' })).toContainText(
      'Not deployed domain-wide',
    );
    const cards = page.getByRole('region', { name: 'Ways onto this license' }).getByRole('listitem');
    await expect(cards).toHaveCount(ways.length);
    for (const [place, way] of ways.entries()) {
      const [name = '', rank = ''] = way.split(': ');
      await expect(cards.nth(place).getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
      await expect(cards.nth(place).getByText(rank, { exact: true })).toBeVisible();
    }
    await look(page, `license-${type.toLowerCase()}`);
    // With less motion wished for nothing moves: a curve that does is caught on its way.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect(page.getByRole('region', { name: 'Growth' }).locator('svg path').first()).toHaveCSS(
      'transition-property',
      'none',
    );
  });
}

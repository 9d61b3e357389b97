import { Roll } from './members';
import { expect, glance, HEARD, look, PHONE, test } from './rollbook';

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

/** Of each run its own, so that it can be run again on the same data. */
const RUN = Date.now().toString(36);

interface Seats {
  limit: number | null;
  members: number;
  invited: number;
  waiting: number;
  free: number | null;
}

interface Growth {
  days: { day: string; members: number; joined: number; left: number }[];
  methods: { method: string; members: number }[];
}

test('R3 the seats, the ways the members came by and the growth shown are those the service counts', async ({
  as,
  api,
}) => {
  const [staff, dana, paul] = [await api('staff'), await api('dana'), await api('paul')];
  const roll = await Roll.made(staff, `Licenses: counted ${RUN}`);
  const who = (...names: string[]) => names.map((name) => `${name}@northfield.example`);
  await roll.seats(5);
  await roll.add(dana, ...who('ann', 'bob'));
  await roll.upload(dana, who('ann', 'cat', 'dan'));
  await roll.add(paul, ...who('eve'));
  await roll.add(dana, ...who('fay'));
  const { seats } = await dana.get<{ seats: Seats }>(`/api/licenses/${roll.id}`);
  expect(seats).toMatchObject({ limit: 5, members: 4, invited: 1, waiting: 1, free: 0 });
  const { days, methods } = await dana.get<Growth>(`/api/licenses/${roll.id}/growth?zone=America%2FNew_York`);
  expect(days.at(-1)).toMatchObject({ members: 4, joined: 4, left: 0 });

  const page = await as('dana', `/licenses/${roll.id}`);
  await expect(page.getByRole('region', { name: 'Seats', exact: true }).getByRole('listitem')).toHaveText([
    `${seats.members} members`,
    `${seats.invited} invited`,
    `${seats.free} free`,
    `${seats.waiting} waiting`,
  ]);
  await expect(page.getByText('1 person waits for a seat')).toBeVisible();

  const by = (wanted: string) => methods.find(({ method }) => method === wanted)?.members;
  expect(methods.filter(({ members }) => members > 0)).toHaveLength(2);
  await expect(
    page.getByRole('region', { name: 'Members by method', exact: true }).getByRole('row'),
  ).toHaveText([`CSV file${by('CSV')}`, `Added by email${by('EMAIL')}`]);
  expect([by('CSV'), by('EMAIL')]).toEqual([3, 2]);

  const growth = page.getByRole('region', { name: 'Growth', exact: true });
  const joined = days.reduce((sum, day) => sum + day.joined, 0);
  await expect(growth.getByText(`${joined} people joined in the last 90 days.`)).toBeVisible();
  await growth.getByText('Show as a table').click();
  const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
  await expect(growth.getByRole('row')).toHaveText([
    'DayMembersJoinedLeft',
    ...days
      .toReversed()
      .map(({ day, members, joined, left }) => `${date.format(new Date(day))}${members}${joined}${left}`),
  ]);
});

test('R2 a way that is closed says why and what to do, on a frozen license too', async ({ as, api }) => {
  const [staff, dana] = [await api('staff'), await api('dana')];
  const roll = await Roll.made(staff, `Licenses: closed ${RUN}`);
  const domain = `closed-${RUN}.example`;
  await staff.send('PUT', `/api/enrollments/${roll.id}/domains/${domain}`, {
    proof: 'ATTESTED',
    reason: 'Their order form names it.',
  });
  const closed = async () => {
    const { items } = await dana.get<{ items: { method: string; why: { rule: string } | null }[] }>(
      `/api/licenses/${roll.id}/methods`,
    );
    return Object.fromEntries(items.flatMap(({ method, why }) => (why ? [[method, why.rule]] : [])));
  };
  // The link, which no School license has, is not shown at all.
  await expect.poll(closed, HEARD).toEqual({ OU: 'R15', LMS: 'R26', DOMAIN: 'R38', LINK: 'R32' });

  const page = await as('dana', `/licenses/${roll.id}`);
  const ways = page.getByRole('region', { name: 'Ways onto this license' }).getByRole('listitem');
  const way = (name: string) =>
    ways.filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });
  await expect(way('Google Workspace sync')).toContainText(
    'The license is deployed domain-wide, which excludes a Google OU sync. Rule R15',
  );
  await expect(way('Google Workspace sync')).toContainText('our staff can end the domain-wide deployment');
  await expect(way('LMS auto-enrollment')).toContainText('Rule R26');
  await expect(way('LMS auto-enrollment')).toContainText('Write to us, and we switch it on.');
  await expect(way('Domain-wide')).toContainText('Rule R38');
  await expect(way('Domain-wide').getByRole('link', { name: 'Ask for it' })).toBeVisible();
  await expect(way('CSV file')).not.toContainText('Rule');
  await expect(way('CSV file').getByRole('link', { name: 'Upload a file' })).toBeVisible();

  // The page is open meanwhile: it hears of it by itself.
  await staff.send('PUT', `/api/licenses/${roll.id}/suspension`, { reason: 'Not paid' });
  await expect(page.getByText('This license is suspended')).toBeVisible();
  expect(await closed()).toEqual({
    ...Object.fromEntries(['OU', 'CSV', 'EMAIL', 'LMS', 'KEY', 'DOMAIN'].map((method) => [method, '§4'])),
    LINK: 'R32',
  });
  await expect(ways.filter({ hasText: 'Rule §4' })).toHaveCount(6);
  await expect(ways.filter({ hasText: 'Talk to us about its renewal.' })).toHaveCount(6);
  await expect(page.getByText('Suspended', { exact: true }).first()).toBeVisible();
  await glance(page, 'a license that is frozen');

  await staff.send('DELETE', `/api/licenses/${roll.id}/suspension`);
  await expect(page.getByText('This license is suspended')).toHaveCount(0);
  await expect(ways.filter({ hasText: 'Rule §4' })).toHaveCount(0);
});

test('on a phone one goes from the licenses to a license, adds somebody and finds them, by the drawer', async ({
  as,
  api,
}) => {
  const roll = await Roll.made(await api('staff'), `Licenses: phone ${RUN}`);
  const page = await as('dana');
  await page.setViewportSize(PHONE);
  const menu = page.getByRole('button', { name: 'Open the navigation' });
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  const go = async (place: string) => {
    await menu.click();
    await drawer.getByRole('link', { name: place, exact: true }).click();
    await expect(drawer).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  };

  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByRole('searchbox').fill(`phone ${RUN}`);
  await page.getByRole('link', { name: `Licenses: phone ${RUN}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('School license');

  await menu.click();
  await expect(drawer.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
  await glance(page, 'the drawer');
  await page.setViewportSize(PHONE);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);

  await go('Add users');
  await page.getByLabel('Email addresses').fill('ann@northfield.example,');
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(page.getByRole('heading', { name: '1 person is on the license now' })).toBeVisible(HEARD);
  expect(await roll.status('ann@northfield.example')).toBe('MEMBER');

  await go('Members');
  await expect(page.getByRole('grid', { name: 'Members' }).getByRole('row', { name: /ann@/ })).toContainText(
    'Added',
  );
  await go('Licenses');
  await expect(page).toHaveURL('/');
});

import { expect, glance, look, signIn, test } from './rollbook';

test('whoever is not signed in is sent to sign in, and comes back to where they wanted to go', async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();

  await page.goto('/me?from=mail');
  await page.waitForURL(/\/auth\/realms\/rollbook\//);
  await signIn(page, 'sam');

  await expect(page).toHaveURL(/\/me\?from=mail$/);
  await expect(page.getByRole('button', { name: /Sam Demo/ })).toBeVisible();
  await page.context().close();
});

test('who runs no license lands on their own page', async ({ as }) => {
  const page = await as('sam');

  await expect(page).toHaveURL(/\/me$/);
});

test('the token is renewed by itself, and a service that no longer takes it is asked again with another', async ({
  as,
}) => {
  const page = await as('dana');
  await expect(page.getByRole('heading', { level: 1, name: 'Licenses' })).toBeVisible();
  let refused = 0;
  await page.route('**/api/licenses/*', async (route) => {
    if (refused === 0 && !route.request().url().includes('/changes')) {
      refused += 1;
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401}' });
    } else {
      await route.continue();
    }
  });

  await page.getByRole('link', { name: 'Northfield School' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /Northfield School/ })).toBeVisible();
  expect(refused).toBe(1);
});

test('a theme chosen is kept, and signing out ends it for Keycloak too', async ({ as }) => {
  const page = await as('dana');
  const account = page.getByRole('button', { name: /account and appearance/ });

  await account.click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await account.click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/auth\/realms\/rollbook\//);
  await page.goto('/');
  await expect(page.locator('#password')).toBeVisible();
});

test('a page that is not there says so, and a license of others is not there', async ({ as, api }) => {
  const [others] = (await (await api('olga')).get<{ items: { id: string }[] }>('/api/licenses')).items;
  const page = await as('dana', '/nowhere');
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  await look(page, 'not-found');

  await page.goto(`/licenses/${others?.id}`);

  await expect(page.getByText('There is nothing here')).toBeVisible();
});

test('a sign-in that failed is no dead end, and one that is used up leads home', async ({ as, browser }) => {
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto('/signed-in?code=used&state=unknown');
  await expect(stranger.getByRole('heading', { level: 1, name: 'Signing in did not work' })).toBeVisible();
  await glance(stranger, 'a sign-in that failed');
  await stranger.getByRole('button', { name: 'Sign in again' }).click();
  await signIn(stranger, 'sam');
  await expect(stranger).toHaveURL(/\/me$/);
  await stranger.context().close();

  const page = await as('dana');
  await page.goto('/signed-in?code=used&state=unknown');
  await expect(page.getByRole('heading', { level: 1, name: 'Licenses' })).toBeVisible();
});

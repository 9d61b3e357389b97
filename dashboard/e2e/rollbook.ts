import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody of the demo, as `./rollbook token` knows them. */
export type Person = 'staff' | 'dana' | 'paul' | 'tara' | 'sam' | 'sue' | 'kim' | 'olga' | 'una';

export { expect };

/**
 * How long something may take that another service hears by Kafka first. Mostly it is a moment, but a consumer that left its
 * group may be let in again only after a minute.
 */
export const HEARD = { timeout: 120_000 };

const SCREENSHOTS = new URL('../../docs/screenshots/', import.meta.url).pathname;
export const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 860 };

/** What all demo people sign in with: given, or as the stack's folder has it. */
function password(): string {
  if (process.env.ROLLBOOK_DEMO_PASSWORD) {
    return process.env.ROLLBOOK_DEMO_PASSWORD;
  }
  const home = process.env.ROLLBOOK_HOME ?? new URL('../../.rollbook', import.meta.url).pathname;
  const found = /^demo\.password=(.*)$/m.exec(readFileSync(join(home, 'secrets.properties'), 'utf8'));
  return found?.[1] ?? '';
}

interface Rollbook {
  /**
   * A page on which this person is signed in, by Keycloak's own page; errors in it fail the test. Pop-ups of invites others made
   * are closed before, unless they are what is looked at.
   */
  as: (person: Person, at?: string, options?: { popUps: 'closed' | 'shown' }) => Promise<Page>;
  /** The REST API as this person. */
  api: (person: Person) => Promise<Api>;
}

/** REST with a person's token; anything but a 2xx fails, unless it is asked for. */
export interface Api {
  get: <T = Record<string, unknown>>(path: string) => Promise<T>;
  /** A body is sent as JSON, or as what `type` says. */
  send: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    type?: string,
  ) => Promise<T>;
  /** How it is answered, whatever that is; another method than GET with nothing in its body. */
  status: (path: string, method?: string) => Promise<number>;
}

export const test = base.extend<Rollbook>({
  as: async ({ browser, request }, use) => {
    const opened: Page[] = [];
    const errors: string[] = [];
    await use(async (person, at = '/', { popUps } = { popUps: 'closed' }) => {
      // Whoever has not verified their address is asked nothing of invites.
      if (popUps === 'closed' && person !== 'una') {
        await closePopUps(await apiOf(request, person));
      }
      const page = await open(browser, errors);
      opened.push(page);
      await page.goto(at);
      await signIn(page, person);
      return page;
    });
    for (const page of opened) {
      await page.context().close();
    }
    expect(errors, 'errors in the browser').toEqual([]);
  },
  api: async ({ request }, use) => {
    await use((person) => apiOf(request, person));
  },
});

async function open(browser: Browser, errors: string[]): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A refused request is the page's to tell; whatever breaks the policy or the page itself is an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      errors.push(message.text());
    }
  });
  return page;
}

/** Puts off every invite of a person, as closing its pop-up does: none comes up by itself. */
export async function closePopUps(api: Api) {
  const { items } = await api.get<{ items: { inviteId: string; popUp: boolean }[] }>('/api/invites/mine');
  for (const { inviteId } of items.filter(({ popUp }) => popUp)) {
    await api.send('PUT', `/api/invites/mine/${inviteId}/pop-up`, { closed: true });
  }
}

/** Through Keycloak's own page. */
export async function signIn(page: Page, person: Person) {
  await enter(page, person);
  await page.getByRole('navigation').first().waitFor({ state: 'attached' });
}

/** The same, for where no page of the frame comes after. */
export async function enter(page: Page, person: Person) {
  await page.locator('#username').fill(person);
  await page.locator('#password').fill(password());
  await page.locator('#kc-login').click();
}

async function apiOf(request: APIRequestContext, person: Person): Promise<Api> {
  const answer = await request.post('/auth/realms/rollbook/protocol/openid-connect/token', {
    form: { grant_type: 'password', client_id: 'rollbook-demo', username: person, password: password() },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const ask = (method: string, path: string, body?: unknown, type?: string) =>
    request.fetch(path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(type ? { 'Content-Type': type } : {}) },
      ...(body === undefined ? {} : { data: body }),
    });
  const send = async <T>(method: string, path: string, body?: unknown, type?: string): Promise<T> => {
    const said = await ask(method, path, body, type);
    expect(said.ok(), `${method} ${path}: ${said.status()} ${await said.text()}`).toBe(true);
    const text = await said.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  };
  return {
    get: (path) => send('GET', path),
    send,
    status: async (path, method = 'GET') =>
      (await ask(method, path, method === 'GET' ? undefined : {})).status(),
  };
}

/**
 * Looks at a page as it stands: no finding of axe, wide in light and at phone width in dark, where nothing is to scroll sideways.
 * With ROLLBOOK_SCREENSHOTS=1 it is kept in docs/screenshots as `<name>.png` and `<name>-phone.png`.
 */
export async function look(page: Page, name: string) {
  await examine(page, name, (suffix) => shoot(page, name + suffix));
}

/** The same, with nothing kept: of what the docs need no picture, such as a dialog. */
export async function glance(page: Page, what: string) {
  await examine(page, what);
}

async function examine(page: Page, name: string, keep?: (suffix: string) => Promise<void>) {
  await expect(page.locator('h1').first(), `${name} is there`).toBeAttached();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await checkAxe(page, `${name}, wide and light`);
  await keep?.('');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize(PHONE);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
      message: `${name} at phone width: pixels to scroll sideways`,
    })
    .toBeLessThanOrEqual(0);
  await checkAxe(page, `${name}, on a phone in the dark`);
  await keep?.('-phone');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(WIDE);
}

async function checkAxe(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page })
    // What React Aria has read out, for seconds: it may name a button that is gone by then.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `    ${node.html}\n    ${node.failureSummary ?? ''}`).join('\n')}`,
  );
  expect(found, `axe on ${what}`).toEqual([]);
}

async function shoot(page: Page, name: string) {
  if (process.env.ROLLBOOK_SCREENSHOTS === '1') {
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true, animations: 'disabled' });
  }
}

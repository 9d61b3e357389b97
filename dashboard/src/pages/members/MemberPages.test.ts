import { describe, expect, it, vi } from 'vitest';
import { MemberList } from './MemberList';
import { MemberPages, PAGE } from './MemberPages';
import type { Member, MembersAsked } from './members';

const EVERYBODY: MembersAsked = { status: 'ALL', method: undefined, q: '', sort: 'address' };

function member(number: number): Member {
  const name = String(number).padStart(7, '0');
  return {
    memberId: name,
    email: `${name}@x.example`,
    status: 'MEMBER',
    since: '2026-01-01T00:00:00Z',
    position: null,
    grants: [],
    keptOut: null,
  };
}

/** A license as the service lists it: by address, a page after a cursor; the cursor is the last one's address. */
class License {
  people: Member[];
  readings: { cursor: string | undefined; limit: number }[] = [];

  constructor(count: number) {
    this.people = Array.from({ length: count }, (_, number) => member(number * 10));
  }

  add(number: number) {
    this.people.push(member(number));
    this.people.sort((a, b) => a.memberId.localeCompare(b.memberId));
  }

  remove(number: number) {
    const id = member(number).memberId;
    this.people = this.people.filter(({ memberId }) => memberId !== id);
  }

  readonly read = (cursor: string | undefined, limit: number) => {
    this.readings.push({ cursor, limit });
    const rest = this.people.filter(({ memberId }) => cursor === undefined || memberId > cursor);
    const items = rest.slice(0, limit).map((each) => ({ ...each }));
    return Promise.resolve({ items, next: rest.length > limit ? (items.at(-1)?.memberId ?? null) : null });
  };
}

async function settled() {
  for (let turn = 0; turn < 2_000; turn++) {
    await Promise.resolve();
  }
}

async function open(license: License) {
  const pages = new MemberPages(license.read, () => undefined);
  await pages.start();
  pages.show(0, 20);
  await settled();
  return pages;
}

describe('a list of any length', () => {
  it('is read ahead of the reader, page by page, and forgotten far behind', async () => {
    const license = new License(20_000);
    const pages = await open(license);
    expect(pages.known).toBe(2 * PAGE);

    for (let first = 0; first < 20_000; first += 150) {
      pages.show(first, first + 20);
      await settled();
      expect(pages.at(Math.min(first + 20, 19_999))?.memberId, `row ${first + 20}`).toBeDefined();
    }

    expect(pages.known).toBe(20_000);
    expect(pages.hasMore).toBe(false);
    expect(pages.held).toBeLessThanOrEqual(11 * PAGE);
    expect(pages.at(0)).toBeUndefined();
  });

  it('is read again on the way back, each row where it was', async () => {
    const license = new License(5_000);
    const pages = await open(license);
    for (let first = 0; first < 5_000; first += 150) {
      pages.show(first, first + 20);
      await settled();
    }

    pages.show(100, 120);
    await settled();

    expect(pages.at(110)?.memberId).toBe(member(1_100).memberId);
    expect(license.readings.filter(({ cursor }) => cursor === undefined)).toHaveLength(2);
  });

  it('is caught up with where somebody goes far ahead at once', async () => {
    const pages = await open(new License(30_000));

    pages.show(29_980, 30_000);
    await settled();

    expect(pages.at(29_999)?.memberId).toBe(member(299_990).memberId);
    expect(pages.held).toBeLessThan(3_000);
  });

  it('shows who came in a stretch that was forgotten, and nobody twice or not at all', async () => {
    const license = new License(4_000);
    const pages = await open(license);
    for (let first = 0; first < 4_000; first += 150) {
      pages.show(first, first + 20);
      await settled();
    }
    license.add(1_005);
    license.remove(500);

    for (let first = 3_980; first >= 0; first -= 90) {
      pages.show(first, first + 20);
      await settled();
    }
    const seen: string[] = [];
    for (let index = 0; index < 800; index++) {
      seen.push(pages.at(index)?.memberId ?? `nothing at ${index}`);
    }

    expect(seen).toEqual(license.people.slice(0, 800).map(({ memberId }) => memberId));
  });

  it('is renewed where the reader is', async () => {
    const license = new License(2_000);
    const pages = await open(license);
    for (const first of [0, 150, 350, 550, 750]) {
      pages.show(first, first + 20);
      await settled();
    }
    license.add(7_505);

    await pages.renew();

    expect(pages.indexOf(member(7_505).memberId)).toBe(751);
    expect(pages.at(752)?.memberId).toBe(member(7_510).memberId);
  });

  it('says what was the matter, and goes on once it is asked to', async () => {
    const license = new License(1_000);
    let broken = true;
    const pages = new MemberPages(
      (cursor, limit) => (broken ? Promise.reject(new Error('down')) : license.read(cursor, limit)),
      () => undefined,
    );
    await pages.start();
    expect([pages.isReady, pages.problem]).toEqual([false, new Error('down')]);

    broken = false;
    await pages.retry();

    expect([pages.isReady, pages.problem]).toEqual([true, undefined]);
  });
});

describe('R51 a list that changes while it is read', () => {
  const moved = (number: number, before: string, after: string) => ({
    seq: 1,
    members: [
      {
        memberId: member(number).memberId,
        email: member(number).email,
        before,
        after,
        outcome: 'X',
        mergedInto: null,
      },
    ],
  });

  async function shown(license: License, asked = EVERYBODY) {
    const list = new MemberList();
    list.ask(asked, license.read);
    await settled();
    return list;
  }

  it('shows at once how somebody stands now, and moves nobody', async () => {
    const list = await shown(new License(10));

    list.moved(moved(30, 'MEMBER', 'REMOVED'));
    list.moved(moved(45, 'NONE', 'MEMBER'));

    expect(list.pages?.at(3)?.status).toBe('REMOVED');
    expect(list.pages?.known).toBe(10);
    expect(list.meanwhile).toEqual({ came: 1, left: 1, unknown: false });
    list.close();
  });

  it('counts nobody twice, nor who came and went', async () => {
    const list = await shown(new License(10));

    list.moved(moved(45, 'NONE', 'MEMBER'));
    list.moved(moved(45, 'MEMBER', 'MEMBER'));
    list.moved(moved(55, 'NONE', 'INVITED'));
    list.moved(moved(55, 'INVITED', 'REMOVED'));

    expect(list.meanwhile.came).toBe(1);
    list.close();
  });

  it('counts only who the search and the filter mean', async () => {
    const list = await shown(new License(10), { ...EVERYBODY, status: 'INVITED', q: '0000045' });

    list.moved(moved(55, 'NONE', 'INVITED'));
    list.moved(moved(45, 'NONE', 'MEMBER'));
    expect(list.meanwhile.came).toBe(0);
    list.moved(moved(45, 'MEMBER', 'INVITED'));

    expect(list.meanwhile.came).toBe(1);
    list.close();
  });

  it('has everybody in place once it is renewed', async () => {
    const license = new License(10);
    const list = await shown(license);
    license.add(45);
    list.moved(moved(45, 'NONE', 'MEMBER'));

    await list.renew();

    expect(list.pages?.at(5)?.memberId).toBe(member(45).memberId);
    expect(list.meanwhile.came).toBe(0);
    list.close();
  });

  it('is read again where something happened before the first of it was there', async () => {
    const license = new License(10);
    const list = new MemberList();
    list.ask(EVERYBODY, license.read);
    license.add(45);
    list.moved(moved(45, 'NONE', 'MEMBER'));
    await settled();

    expect(list.pages?.at(5)?.memberId).toBe(member(45).memberId);
    expect(license.readings).toHaveLength(2);
    list.close();
  });

  it('shows what happened while it was renewed, whatever the answer knew of it', async () => {
    const license = new License(10);
    const list = await shown(license);

    const renewed = list.renew();
    await Promise.resolve();
    list.moved(moved(30, 'MEMBER', 'REMOVED'));
    list.moved(moved(45, 'NONE', 'MEMBER'));
    await renewed;

    expect(list.pages?.at(3)?.status).toBe('REMOVED');
    expect(list.meanwhile).toEqual({ came: 1, left: 1, unknown: false });
    list.close();
  });

  it('R20 an empty list fills by itself', async () => {
    vi.useFakeTimers();
    const license = new License(0);
    const list = await shown(license);
    license.add(45);
    list.moved(moved(45, 'NONE', 'MEMBER'));
    await vi.advanceTimersByTimeAsync(1_100);

    expect(list.pages?.at(0)?.memberId).toBe(member(45).memberId);
    list.close();
    vi.useRealTimers();
  });

  it('shows what is coming once it is asked for again after its first reading failed', async () => {
    const license = new License(10);
    let broken = true;
    const list = new MemberList();
    list.ask(EVERYBODY, (cursor, limit) =>
      broken ? Promise.reject(new Error('down')) : license.read(cursor, limit),
    );
    await settled();
    expect([list.pages, list.problem]).toEqual([undefined, new Error('down')]);

    broken = false;
    list.retry();
    await settled();

    expect([list.isComing, list.problem, list.pages?.known]).toEqual([false, undefined, 10]);
    expect(list.answers).toEqual(EVERYBODY);
    list.close();
  });

  it('shows what was asked for before until the first of the new is there', async () => {
    const list = await shown(new License(10));
    let answer: (page: { items: Member[]; next: null }) => void = () => undefined;

    list.ask({ ...EVERYBODY, q: 'zoe' }, () => new Promise((resolve) => (answer = resolve)));
    await settled();
    expect([list.isComing, list.pages?.known]).toEqual([true, 10]);
    answer({ items: [], next: null });
    await settled();

    expect([list.isComing, list.pages?.known]).toEqual([false, 0]);
    list.close();
  });
});

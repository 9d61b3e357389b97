import type { Member } from './members';

/** Reads the page after a cursor; the first one without. */
export type ReadPage = (
  cursor: string | undefined,
  limit: number,
  signal: AbortSignal,
) => Promise<{ items: Member[]; next: string | null }>;

/** A stretch of the list between two cursors. Far from the reader it is forgotten, but not how long it was. */
interface Stretch {
  cursor: string | undefined;
  rows: Member[] | undefined;
  length: number;
  firstId: string | undefined;
}

/** Rows read at once; more where the reader is far ahead, and some more than there were where a stretch may have grown. */
export const PAGE = 200;
const FAR_PAGE = 400;
const ROOM_TO_GROW = 50;
/** Stretches kept on either side of those in sight. */
const KEPT = 4;

/**
 * A members list of any length as one scrolls through it: pages are read ahead of the reader, those far behind are forgotten
 * and read again by their cursor on the way back. What changes meanwhile is put in place where it is; who comes or goes moves
 * nothing until the list is asked to {@link renew}.
 */
export class MemberPages {
  private stretches: Stretch[] = [];
  private next: string | null | undefined;
  private sight = { first: 0, last: 0 };
  private readonly end = new AbortController();
  /** What was the matter at the last reading. */
  problem: unknown;

  constructor(
    private readonly readPage: ReadPage,
    private readonly changed: () => void,
  ) {}

  /** Whether the first page is there. */
  get isReady() {
    return this.next !== undefined;
  }

  /** How many rows are known to be there. */
  get known() {
    return this.stretches.reduce((sum, { length }) => sum + length, 0);
  }

  get hasMore() {
    return this.next !== null;
  }

  /** Whether the reader is where nothing is read yet. */
  get isBehind() {
    return this.hasMore && this.sight.first > this.known;
  }

  /** How many rows are in memory. */
  get held() {
    return this.stretches.reduce((sum, { rows }) => sum + (rows?.length ?? 0), 0);
  }

  /** Row by number; undefined of one that is forgotten or not read yet. */
  at(index: number): Member | undefined {
    const [stretch, begin] = this.stretchAt(index);
    return this.stretches[stretch]?.rows?.[index - begin];
  }

  /** Where somebody is, of those in memory. */
  indexOf(memberId: string): number | undefined {
    let begin = 0;
    for (const { rows, length } of this.stretches) {
      const within = rows?.findIndex((row) => row.memberId === memberId) ?? -1;
      if (within >= 0) {
        return begin + within;
      }
      begin += length;
    }
    return undefined;
  }

  /** Everybody in memory. */
  ids(): Set<string> {
    return new Set(this.stretches.flatMap(({ rows }) => rows?.map(({ memberId }) => memberId) ?? []));
  }

  get(memberId: string): Member | undefined {
    const index = this.indexOf(memberId);
    return index === undefined ? undefined : this.at(index);
  }

  start() {
    return this.renew();
  }

  stop() {
    this.end.abort();
  }

  /** Tells which rows are in sight: what is missing there and ahead is read, what is far away forgotten. */
  show(first: number, last: number) {
    this.sight = { first, last };
    void this.keepUp();
  }

  /** Goes on after a problem. */
  retry() {
    return this.isReady ? this.keepUp() : this.renew();
  }

  /** Reads what is in sight again, from its beginning: who came is there, who went is not. */
  async renew() {
    await this.alone(async () => {
      const [from] = this.stretchAt(this.sight.first);
      const fresh: Stretch[] = [];
      let cursor = this.stretches[from]?.cursor;
      let next: string | null;
      let missing = Math.max(1, this.sight.last - this.sight.first + 1);
      do {
        const page = await this.readPage(cursor, PAGE, this.end.signal);
        fresh.push(stretch(cursor, page.items));
        missing -= page.items.length;
        next = page.next;
        cursor = next ?? undefined;
      } while (next !== null && missing > 0);
      this.stretches = [...this.stretches.slice(0, from), ...fresh];
      this.next = next;
    });
    await this.keepUp();
  }

  /** Reads the rows in sight again and puts in place what changed of them; nobody moves. */
  async patchInSight() {
    await this.alone(async () => {
      for (const each of this.inSight()) {
        const { items } = await this.readPage(each.cursor, each.length + ROOM_TO_GROW, this.end.signal);
        const fresh = new Map(items.map((member) => [member.memberId, member]));
        each.rows = each.rows?.map((row) => fresh.get(row.memberId) ?? row);
      }
    });
  }

  /** Puts in place how somebody stands now. */
  patch(memberId: string, change: Partial<Member>) {
    for (const each of this.stretches) {
      if (each.rows?.some((row) => row.memberId === memberId)) {
        each.rows = each.rows.map((row) => (row.memberId === memberId ? { ...row, ...change } : row));
        this.changed();
        return;
      }
    }
  }

  private inSight(): Stretch[] {
    const [from] = this.stretchAt(this.sight.first);
    const [to] = this.stretchAt(this.sight.last);
    return this.stretches.slice(from, to + 1).filter(({ rows }) => rows !== undefined);
  }

  private async keepUp() {
    if (!this.isReady || !this.mostUrgent()) {
      return;
    }
    await this.alone(async () => {
      for (let work = this.mostUrgent(); work; work = this.mostUrgent()) {
        await work();
        this.changed();
      }
    });
  }

  /** What is missing in sight first, then before and behind it. */
  private mostUrgent(): (() => Promise<void>) | undefined {
    const [from] = this.stretchAt(this.sight.first);
    const [to] = this.stretchAt(this.sight.last);
    this.forget(from, to);
    const near = [...range(from, to), to + 1, from - 1];
    for (const place of near) {
      const each = this.stretches[place];
      if (each && !each.rows) {
        return () => this.readAgain(place, each);
      }
    }
    return this.next != null && this.sight.last >= this.known - PAGE ? () => this.readOn() : undefined;
  }

  private async readOn() {
    const cursor = this.next ?? undefined;
    const isFar = this.sight.first > this.known + PAGE;
    const page = await this.readPage(cursor, isFar ? FAR_PAGE : PAGE, this.end.signal);
    this.stretches.push(stretch(cursor, page.items));
    this.next = page.next;
  }

  /** Up to the first row of the next stretch, wherever that is now; who came in between is there. */
  private async readAgain(place: number, each: Stretch) {
    const { items } = await this.readPage(each.cursor, each.length + ROOM_TO_GROW, this.end.signal);
    const after = this.stretches[place + 1]?.firstId;
    const cut = after === undefined ? -1 : items.findIndex(({ memberId }) => memberId === after);
    const rows = items.slice(0, cut < 0 ? each.length : cut);
    this.stretches[place] = stretch(each.cursor, rows);
  }

  private forget(from: number, to: number) {
    this.stretches.forEach((each, place) => {
      if (place < from - KEPT || place > to + KEPT) {
        each.rows = undefined;
      }
    });
  }

  /** The stretch a row is in, and its first row's number. */
  private stretchAt(index: number): [stretch: number, begin: number] {
    let begin = 0;
    for (let place = 0; place < this.stretches.length; place++) {
      const length = this.stretches[place]?.length ?? 0;
      if (index < begin + length || place === this.stretches.length - 1) {
        return [place, begin];
      }
      begin += length;
    }
    return [0, 0];
  }

  private waiting: Promise<void> = Promise.resolve();

  /** One reading after the other, so that each finds the list as the one before left it. */
  private alone(work: () => Promise<void>): Promise<void> {
    this.waiting = this.waiting.then(async () => {
      if (this.end.signal.aborted) {
        return;
      }
      try {
        await work();
        this.problem = undefined;
      } catch (problem) {
        if (this.end.signal.aborted) {
          return;
        }
        this.problem = problem;
      }
      this.changed();
    });
    return this.waiting;
  }
}

function stretch(cursor: string | undefined, rows: Member[]): Stretch {
  return { cursor, rows, length: rows.length, firstId: rows[0]?.memberId };
}

function range(from: number, to: number) {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}

import type { MembersMoved } from '@/api/useLicenseFeed';
import type { MemberStatus } from '@/ui';
import { MemberPages, type ReadPage } from './MemberPages';
import { type MembersAsked, statusesOf } from './members';

/** Who came to the list or left it since it was read. */
export interface Meanwhile {
  came: number;
  left: number;
  /** Too much happened to say. */
  unknown: boolean;
}

/** Rows one sees without scrolling. */
const AT_A_GLANCE = 8;

const NOTHING: Meanwhile = { came: 0, left: 0, unknown: false };

/**
 * The list on the page: what was asked for last, with what was asked for before still shown until the first of it is there. Told
 * of each act on the license, it puts the change in place and counts who came and left; nobody moves under the reader.
 */
export class MemberList {
  private shown: MemberPages | undefined;
  private coming: MemberPages | undefined;
  private comingWhich: MembersAsked | undefined;
  private shownWhich: MembersAsked | undefined;
  private came = new Set<string>();
  private left = new Set<string>();
  private unknown = false;
  /** Whether anything happened since what is coming was asked for, which it may be too old to show. */
  private isOutrun = false;
  /** What happened since the list began to be read again, which the answer may be too old for. */
  private heard: (MembersMoved | 'reload')[] | undefined;
  private isTouched = false;
  private version = 0;
  private listKey = 0;
  private readonly listeners = new Set<() => void>();
  private due: ReturnType<typeof setTimeout> | undefined;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly snapshot = () => this.version;

  get pages() {
    return this.shown;
  }

  /** What the rows shown were asked by. */
  get answers() {
    return this.shownWhich;
  }

  /** Another number: other rows, from the top. */
  get key() {
    return String(this.listKey);
  }

  /** Whether something newer is asked for than is shown. */
  get isComing() {
    return this.coming !== undefined;
  }

  get problem(): unknown {
    return this.coming?.problem ?? this.shown?.problem;
  }

  get meanwhile(): Meanwhile {
    return this.came.size + this.left.size === 0 && !this.unknown
      ? NOTHING
      : { came: this.came.size, left: this.left.size, unknown: this.unknown };
  }

  ask(which: MembersAsked, read: ReadPage) {
    this.coming?.stop();
    const pages = new MemberPages(read, () => this.tell());
    this.coming = pages;
    this.comingWhich = which;
    this.isOutrun = false;
    void pages.start().then(() => this.showOnceReady(pages));
    this.tell();
  }

  close() {
    clearTimeout(this.due);
    this.due = undefined;
    this.coming?.stop();
    this.shown?.stop();
    this.coming = undefined;
  }

  retry() {
    const pages = this.coming ?? this.shown;
    void pages?.retry().then(() => this.showOnceReady(pages));
  }

  /** Reads the list again where the reader is. */
  async renew() {
    const pages = this.shown;
    const heard: (MembersMoved | 'reload')[] = [];
    this.heard = heard;
    await pages?.renew();
    if (pages === this.shown && heard === this.heard) {
      this.heard = undefined;
      this.forgetMeanwhile();
      heard.forEach((moved) => this.moved(moved));
    }
    this.tell();
  }

  /** Something happened on the license. */
  moved(moved: MembersMoved | 'reload') {
    const pages = this.shown;
    const asked = this.shownWhich;
    this.isOutrun = true;
    this.heard?.push(moved);
    if (!pages || !asked) {
      return;
    }
    if (moved === 'reload') {
      this.unknown = true;
      this.soon(pages);
      this.tell();
      return;
    }
    const wanted = statusesOf(asked.status) as readonly string[];
    const here = pages.ids();
    let touched = false;
    for (const { memberId, email, before, after, mergedInto } of moved.members) {
      const isHere = here.has(memberId);
      const isWanted = wanted.includes(after) && !mergedInto;
      if (isHere) {
        pages.patch(memberId, { status: (mergedInto ? 'REMOVED' : after) as MemberStatus });
        if (isWanted) {
          this.left.delete(memberId);
        } else {
          this.left.add(memberId);
        }
      } else if (isWanted && !wanted.includes(before) && mayMatch(asked, email)) {
        this.arrived(memberId, asked);
      } else if (!isWanted) {
        this.came.delete(memberId);
      }
      touched ||= isHere || after === 'WAITING' || before === 'WAITING';
    }
    if (touched || this.fillsItself(pages)) {
      this.soon(pages);
    }
    this.tell();
  }

  /** Whether the reader has the pointer in the list: then not even a short one moves. */
  touch(isTouched: boolean) {
    this.isTouched = isTouched;
  }

  /** What is coming takes the place of what was shown with the first of it. */
  private showOnceReady(pages: MemberPages) {
    if (this.coming !== pages || !pages.isReady) {
      return;
    }
    this.shown?.stop();
    this.shown = pages;
    this.shownWhich = this.comingWhich;
    this.coming = undefined;
    this.listKey++;
    this.forgetMeanwhile();
    this.tell();
    if (this.isOutrun) {
      void this.renew();
    }
  }

  /** An empty list, and one that is in sight as a whole while nobody is at it, shows who comes by itself. */
  private fillsItself(pages: MemberPages) {
    return (
      this.came.size > 0 &&
      !pages.hasMore &&
      (pages.known === 0 || (pages.known <= AT_A_GLANCE && !this.isTouched))
    );
  }

  /** By which way somebody came the feed does not tell. */
  private arrived(memberId: string, asked: MembersAsked) {
    if (asked.method === undefined) {
      this.came.add(memberId);
    } else {
      this.unknown = true;
    }
  }

  /** What else changed of who is in sight (ways, places in line) is read again, at most once a second. */
  private soon(pages: MemberPages) {
    this.due ??= setTimeout(() => {
      this.due = undefined;
      void (this.fillsItself(pages) ? this.renew() : pages.patchInSight());
    }, 1_000);
  }

  private forgetMeanwhile() {
    this.came.clear();
    this.left.clear();
    this.unknown = false;
  }

  private tell() {
    this.version++;
    this.listeners.forEach((listener) => listener());
  }
}

/** Whether the search would find them. */
function mayMatch({ q }: MembersAsked, email: string | null) {
  const words = q.trim().toLowerCase();
  return words === '' || (email?.includes(words) ?? false);
}

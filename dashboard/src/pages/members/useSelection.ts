import { useRef, useState } from 'react';
import { picked, type Picked } from './foretell';
import { type Member, type MembersAsked, readMembers } from './members';

const AT_ONCE = 500;

/** Who is selected, and whether that is everybody the filter means; all of them are read only when all are asked for. */
export function useSelection(licenseId: string) {
  const [people, setPeople] = useState<ReadonlyMap<string, Picked>>(new Map());
  const [isAll, setIsAll] = useState(false);
  /** How many are read while all are being selected. */
  const [collected, setCollected] = useState<number>();
  const [problem, setProblem] = useState<unknown>();
  const reading = useRef<AbortController>(undefined);

  const clear = () => {
    reading.current?.abort();
    setPeople(new Map());
    setIsAll(false);
    setCollected(undefined);
    setProblem(undefined);
  };

  const select = (member: Member, to: boolean) => {
    const next = new Map(people);
    if (to) {
      next.set(member.memberId, picked(member));
    } else {
      next.delete(member.memberId);
    }
    setPeople(next);
    setIsAll(isAll && to);
  };

  const selectAll = async (which: MembersAsked) => {
    clear();
    const stop = new AbortController();
    reading.current = stop;
    const all = new Map<string, Picked>();
    setCollected(0);
    try {
      let cursor: string | undefined;
      do {
        const page = await readMembers(licenseId, which, cursor, AT_ONCE, stop.signal);
        page.items.forEach((member) => all.set(member.memberId, picked(member)));
        cursor = page.next ?? undefined;
        setCollected(all.size);
      } while (cursor);
      setPeople(all);
      setIsAll(true);
    } catch (thrown) {
      if (!stop.signal.aborted) {
        setProblem(thrown);
      }
    } finally {
      if (reading.current === stop) {
        setCollected(undefined);
      }
    }
  };

  return { people, isAll, collected, problem, clear, select, selectAll };
}

export type Selection = ReturnType<typeof useSelection>;

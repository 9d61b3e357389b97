import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMembersMoved } from '@/api/useLicenseFeed';
import { MemberList } from './MemberList';
import { type MembersAsked, readMembers } from './members';

/** The list of a license as asked for, kept live. */
export function useMemberList(licenseId: string, { status, method, q, sort }: MembersAsked) {
  const [list] = useState(() => new MemberList());
  useSyncExternalStore(list.subscribe, list.snapshot);
  useEffect(() => {
    const which = { status, method, q, sort };
    list.ask(which, (cursor, limit, signal) => readMembers(licenseId, which, cursor, limit, signal));
  }, [list, licenseId, status, method, q, sort]);
  useEffect(() => () => list.close(), [list]);
  useMembersMoved(
    licenseId,
    useCallback((moved) => list.moved(moved), [list]),
  );
  return list;
}

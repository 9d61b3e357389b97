import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { openInvites } from '@/api/invites';
import { useMe } from './MeContext';

/** Few are invited while they look: what the pop-up is made of comes once somebody is. */
const InvitePopUp = lazy(() =>
  import('@/pages/me/InvitePopUp').then((file) => ({ default: file.InvitePopUp })),
);

/** Shows the reader's invites by themselves, on whatever page they are (R50). */
export function Invites() {
  const me = useMe();
  const { data = [] } = useQuery({ ...openInvites(), enabled: me.emailVerified });
  // Stays once it came up: what it says after an answer is of an invite that is no open one any more.
  const [isUp, setUp] = useState(false);
  if (!isUp && data.some(({ popUp }) => popUp)) {
    setUp(true);
  }
  return isUp ? (
    <Suspense fallback={null}>
      <InvitePopUp invites={data} />
    </Suspense>
  ) : null;
}

import { useQuery } from '@tanstack/react-query';
import { PartyPopper, Ticket } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyInvite } from '@/api/invites';
import { Button, Dialog, ProblemNote } from '@/ui';
import { InviteWords } from './InviteWords';
import { coverage, notePopUp, useAnswer } from './mine';
import styles from './me.module.css';

/**
 * The pop-up of an invite (R50): comes up by itself on whatever page, one after another. Closed, it does not come again by
 * itself, and the invite is found under License invites.
 */
export function InvitePopUp({ invites }: { invites: readonly MyInvite[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // What was answered here stays in sight until it is closed, though it is no open invite any more.
  const [held, setHeld] = useState<MyInvite>();
  const due = invites.filter((invite) => invite.popUp && !closed.has(invite.inviteId));
  const invite = held ?? due[0];
  if (!invite) {
    return null;
  }
  return (
    <PopUp
      key={invite.inviteId}
      invite={invite}
      more={due.filter(({ inviteId }) => inviteId !== invite.inviteId).length}
      onAnswer={() => setHeld(invite)}
      onClose={() => {
        setClosed(new Set([...closed, invite.inviteId]));
        setHeld(undefined);
      }}
    />
  );
}

function PopUp({
  invite,
  more,
  onAnswer,
  onClose,
}: {
  invite: MyInvite;
  more: number;
  onAnswer: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['me', 'ui']);
  const answer = useAnswer();
  const covered = useQuery(coverage());
  const shown = useRef(false);
  const name = invite.licenseName ?? t('invites.aLicense');
  const isIn = covered.data?.licenses.some(({ licenseId }) => licenseId === invite.licenseId) ?? false;

  useEffect(() => {
    if (!shown.current) {
      shown.current = true;
      void notePopUp(invite.inviteId, false).catch(() => undefined); // a note, not what it is for
    }
  }, [invite.inviteId]);

  const close = () => {
    if (!answer.isSuccess) {
      void notePopUp(invite.inviteId, true).catch(() => undefined);
    }
    onClose();
  };
  const say = (yes: boolean) => {
    onAnswer();
    answer.mutate({ inviteId: invite.inviteId, yes }, yes ? {} : { onSuccess: onClose });
  };

  if (answer.isSuccess) {
    return (
      <Dialog
        isOpen
        onClose={close}
        size="sm"
        title={answer.data.kept ? t('popUp.kept') : t('popUp.welcome')}
        footer={
          <Button variant="primary" onPress={close}>
            {more > 0 ? t('popUp.next') : t('popUp.done')}
          </Button>
        }
      >
        <div className={styles.popUp} role="status">
          <span className={styles.emblem} data-tone="good" aria-hidden>
            <PartyPopper />
          </span>
          <p>
            {answer.data.kept
              ? t('popUp.keptText', { license: name })
              : isIn
                ? t('popUp.in', { license: name })
                : t('popUp.confirming', { license: name })}
          </p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      size="sm"
      title={t('popUp.title')}
      footer={
        <>
          <Button variant="quiet" onPress={() => say(false)} isDisabled={answer.isPending}>
            {t('invites.decline')}
          </Button>
          <Button variant="primary" onPress={() => say(true)} isPending={answer.isPending}>
            {t('invites.accept')}
          </Button>
        </>
      }
    >
      <div className={styles.popUp}>
        <span className={styles.emblem} aria-hidden>
          <Ticket />
        </span>
        <p className={styles.popUpName}>{name}</p>
        <p className={styles.popUpWords}>
          <InviteWords invite={invite} />
        </p>
        <p>{t('popUp.text')}</p>
        <p className={styles.small}>{t('popUp.later')}</p>
        {more > 0 ? <p className={styles.small}>{t('popUp.more', { count: more })}</p> : null}
      </div>
      {answer.error ? <ProblemNote problem={answer.error} /> : null}
    </Dialog>
  );
}

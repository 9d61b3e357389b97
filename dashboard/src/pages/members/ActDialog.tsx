import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { Confirm, Note, Progress, toast, useRefusal } from '@/ui';
import { type Act, answered, carryOut, courseOf, type Done } from './acts';
import { beyondAdmin, foretellRemoval, type Picked } from './foretell';
import styles from './members.module.css';
import { Foretelling, OneForetold } from './Foretelling';
import type { OnRemoval } from './members';

const NAMED = 3;

/** An act about to be done with some people. */
export interface Intended {
  act: Act;
  people: readonly Picked[];
  /** Of one person whom the service has explained: exactly what removal would do. */
  onRemoval?: OnRemoval | null;
}

/** Says what an act will do to whom, does it, and says what came of it. */
export function ActDialog({
  intended: { act, people, onRemoval },
  onClose,
  onDone,
}: {
  intended: Intended;
  onClose: () => void;
  onDone: () => void;
}) {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const [progress, setProgress] = useState(0);
  const [course] = useState(() =>
    courseOf(
      act,
      people.map(({ memberId }) => memberId),
    ),
  );
  const [stop] = useState(() => new AbortController());
  const wasDone = useRef(false);
  const doIt = useMutation({
    mutationFn: () =>
      carryOut(
        license.id,
        course,
        (done) => {
          wasDone.current = true;
          setProgress(done);
        },
        stop.signal,
      ),
    // Also where the dialog was closed meanwhile.
    onSuccess: (done) => {
      if (done.refused.size === 0) {
        toast(t(`act.${act}.done`, { count: countOf(done), formatted: number(countOf(done)) }));
      }
    },
  });
  const close = (isDone: boolean) => {
    stop.abort();
    if (isDone || wasDone.current) {
      onDone();
    }
    onClose();
  };
  const begin = () =>
    doIt.mutate(undefined, {
      // Not once this is closed: another one may be open.
      onSuccess: ({ refused }) => {
        if (refused.size === 0) {
          close(true);
        }
      },
    });
  const one = people.length === 1 ? people[0] : undefined;
  const words = {
    count: people.length,
    formatted: number(people.length),
    who: one?.email ?? t('thisPerson'),
  };
  const left = people.length - answered(course);
  const brokeOff = doIt.isError && left < people.length;
  return (
    <Confirm
      isOpen
      onClose={() => close(false)}
      title={one ? t(`act.${act}.titleOne`, words) : t(`act.${act}.title`, words)}
      confirm={
        brokeOff
          ? t('act.goOn', { count: left, formatted: number(left) })
          : one
            ? t(`act.${act}.confirmOne`)
            : t(`act.${act}.confirm`, words)
      }
      variant={act === 'lift' ? 'primary' : 'danger'}
      onConfirm={begin}
      isPending={doIt.isPending}
      isDisabled={doIt.isSuccess}
      problem={doIt.error ?? undefined}
    >
      {one ? null : <Named people={people} />}
      {act === 'remove' && one && onRemoval ? (
        <OneForetold onRemoval={onRemoval} status={one.status} />
      ) : null}
      {act === 'remove' && !(one && onRemoval) ? (
        <Foretelling told={foretellRemoval(people, license)} />
      ) : null}
      {act === 'keepOut' ? <KeptOut people={people} isStaff={me.isStaff} /> : null}
      {act === 'lift' ? <p>{t('act.lift.text', words)}</p> : null}
      {act === 'lift' ? null : <Seats people={people} />}
      {brokeOff ? (
        <Note tone="warn" title={t('act.brokeOff')} live>
          {t('act.brokeOffText', {
            count: people.length,
            done: number(people.length - left),
            all: number(people.length),
          })}
        </Note>
      ) : null}
      {doIt.isPending && people.length > 500 ? (
        <Progress
          label={t('act.working')}
          value={progress / people.length}
          text={t('of', { done: number(progress), all: number(people.length) })}
        />
      ) : null}
      {doIt.data && doIt.data.refused.size > 0 ? <Refused done={doIt.data} /> : null}
    </Confirm>
  );
}

function countOf({ outcomes }: Done) {
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return all - (outcomes.REFUSED ?? 0) - (outcomes.FAILED ?? 0);
}

/** The first few by name: one sees whether one has the right people. */
function Named({ people }: { people: readonly Picked[] }) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const others = people.length - NAMED;
  return (
    <ul className={styles.named}>
      {people.slice(0, NAMED).map(({ memberId, email }) => (
        <li key={memberId}>{email ?? t('noAddress')}</li>
      ))}
      {others > 0 ? (
        <li className={styles.quiet}>{t('andOthers', { count: others, formatted: number(others) })}</li>
      ) : null}
    </ul>
  );
}

function KeptOut({ people, isStaff }: { people: readonly Picked[]; isStaff: boolean }) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const beyond = beyondAdmin(people, isStaff).length;
  return (
    <>
      <p>{t('act.keepOut.text')}</p>
      <p className={styles.quiet}>{isStaff ? t('act.keepOut.byStaff') : t('act.keepOut.byAdmin')}</p>
      {beyond > 0 ? (
        <Note tone="warn" title={t('act.keepOut.beyond', { count: beyond, formatted: number(beyond) })}>
          {t('act.keepOut.beyondText')}
        </Note>
      ) : null}
    </>
  );
}

/** Whose the seats are then. */
function Seats({ people }: { people: readonly Picked[] }) {
  const { seats, status } = useLicense();
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const freed = people.filter(({ status }) => status === 'MEMBER' || status === 'INVITED').length;
  const next = Math.min(freed, seats.waiting);
  return seats.limit !== null && next > 0 ? (
    <Note tone="info">
      {t(status === 'LIVE' ? 'act.next' : 'act.nextLater', { count: next, formatted: number(next) })}
    </Note>
  ) : null;
}

function Refused({ done }: { done: Done }) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const refusal = useRefusal();
  return (
    <Note tone="warn" title={t('act.someRefused')} live>
      <ul>
        {[...done.refused].map(([said, { reason, detail, count }]) => (
          <li key={said}>
            {t('act.refused', { count, formatted: number(count), why: refusal(reason, detail) ?? '' })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

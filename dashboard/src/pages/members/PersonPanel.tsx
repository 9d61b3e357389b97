import { useQuery } from '@tanstack/react-query';
import { Bell, LogIn, ShieldBan, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import {
  Button,
  DateTime,
  Filled,
  GAP,
  ListSkeleton,
  Note,
  Panel,
  ProblemNote,
  Skeleton,
  StatusBadge,
} from '@/ui';
import type { Act } from './acts';
import { beyondAdmin, type Picked, possible } from './foretell';
import { OneForetold } from './Foretelling';
import { History } from './History';
import { InviteFacts } from './InviteFacts';
import { type Explained, waysOf } from './members';
import styles from './members.module.css';
import { Reasons } from './Reasons';
import { Why } from './Why';

/** One person: how they stand and why, every reason, what removal would do, and all that was decided of them. */
export function PersonPanel({
  memberId,
  onClose,
  onAct,
  onRemind,
  isReminding,
}: {
  memberId: string;
  onClose: () => void;
  onAct: (act: Act, person: Picked, explained: Explained) => void;
  onRemind: (person: Picked) => void;
  isReminding: boolean;
}) {
  const { id: licenseId } = useLicense();
  const me = useMe();
  const { t } = useTranslation('members');
  const { data, error } = useQuery({
    queryKey: keys.of(licenseId, 'member', memberId),
    queryFn: ({ signal }) =>
      take(
        licenseApi.GET('/api/licenses/{licenseId}/members/{memberId}', {
          params: { path: { licenseId, memberId } },
          signal,
        }),
      ),
  });
  const person = data ? pickedOf(data) : undefined;
  const acts = person ? possible([person], me.isStaff) : undefined;
  return (
    <Panel
      isOpen
      onClose={onClose}
      title={
        data ? (
          (data.email ?? t('noAddress'))
        ) : error ? (
          t('panel.title')
        ) : (
          <Skeleton width="14rem" height="1.5rem" />
        )
      }
      footer={
        data && person && acts ? (
          <>
            {acts.remind.length > 0 ? (
              <Button icon={<Bell />} isPending={isReminding} onPress={() => onRemind(person)}>
                {t('selection.remind')}
              </Button>
            ) : null}
            {acts.lift.length > 0 ? (
              <Button variant="primary" icon={<LogIn />} onPress={() => onAct('lift', person, data)}>
                {t('selection.lift')}
              </Button>
            ) : null}
            {acts.keepOut.length > 0 ? (
              <Button icon={<ShieldBan />} onPress={() => onAct('keepOut', person, data)}>
                {t('selection.keepOut')}
              </Button>
            ) : null}
            {data.onRemoval ? (
              <Button variant="danger" icon={<UserMinus />} onPress={() => onAct('remove', person, data)}>
                {t('selection.remove')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {error ? (
        error instanceof Error && 'status' in error && error.status === 404 ? (
          <Note tone="warn" title={t('panel.gone')}>
            {t('panel.goneText')}
          </Note>
        ) : (
          <ProblemNote problem={error} />
        )
      ) : null}
      {data && person ? <Facts explained={data} person={person} /> : null}
      {!data && !error ? <ListSkeleton rows={5} /> : null}
    </Panel>
  );
}

function Facts({ explained, person }: { explained: Explained; person: Picked }) {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation('members');
  const byStaff = explained.keptOut.some(({ by }) => by === 'STAFF');
  return (
    <>
      <div className={styles.standing}>
        <StatusBadge status={explained.status} position={explained.position ?? null} />
        <span className={styles.quiet}>
          <Filled text={t('panel.since', { when: GAP })}>
            <DateTime at={explained.since} as="time" />
          </Filled>
        </span>
      </div>
      <Why because={explained.because} />
      {explained.status === 'WAITING' ? <p className={styles.quiet}>{t('panel.waiting')}</p> : null}
      {byStaff && !me.isStaff ? <Note>{t('panel.keptOutByStaff')}</Note> : null}
      {explained.status === 'INVITED' && explained.email ? (
        <InviteFacts memberId={explained.memberId} email={explained.email} />
      ) : null}
      <section aria-labelledby="reasons">
        <h3 id="reasons" className={styles.part}>
          {t('panel.reasons')}
        </h3>
        <Reasons reasons={explained.grants} />
      </section>
      {explained.onRemoval ? (
        <section aria-labelledby="on-removal">
          <h3 id="on-removal" className={styles.part}>
            {t('panel.onRemoval')}
          </h3>
          <OneForetold onRemoval={explained.onRemoval} status={explained.status} />
          {explained.onRemoval.comesBack ? (
            <p className={styles.quiet}>
              {beyondAdmin([person], me.isStaff).length > 0
                ? t('panel.onlyStaff')
                : t('panel.keepOutInstead')}
            </p>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="history">
        <h3 id="history" className={styles.part}>
          {t('panel.history')}
        </h3>
        <History
          key={explained.memberId}
          licenseId={license.id}
          memberId={explained.memberId}
          newest={explained.history}
        />
      </section>
    </>
  );
}

function pickedOf(explained: Explained): Picked {
  return {
    memberId: explained.memberId,
    email: explained.email ?? null,
    status: explained.status,
    ways: waysOf(explained),
    keptOutBy: (['STAFF', 'ADMIN'] as const).find((by) => explained.keptOut.some((each) => each.by === by)),
  };
}

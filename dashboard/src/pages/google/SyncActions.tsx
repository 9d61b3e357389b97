import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, KeyRound, Pause, Play, RefreshCw, Trash2, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keys } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { useLicense } from '@/app/LicenseContext';
import { Button, Confirm, IconButton, Menu, toast, useProblemTitle } from '@/ui';
import { changes, makePlan, type Sync, syncOf, toGoogle } from './api';
import { isStopped, moodOf } from './mood';
import { usePart } from './usePart';
import styles from './google.module.css';

type Asked = 'disconnect' | 'pause' | 'remove';

/** What can be done to a sync by whoever looks: run it, pause it, let it go on, give up its authorization, remove it. */
export function SyncActions({ sync, isNew = false }: { sync: Sync; isNew?: boolean }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const part = usePart(sync);
  const mood = moodOf(sync);
  const [asked, setAsked] = useState<Asked>();
  const renewed = () => queries.invalidateQueries({ queryKey: keys.of(license.id, 'google') });
  const say = useProblemTitle();
  const failed = (error: Error) => toast(say(asProblem(error)) || t('actions.failed'), 'bad');

  const runNow = useMutation({
    mutationFn: () => changes.runNow(license.id),
    onSuccess: (now) => {
      queries.setQueryData(syncOf(license.id).queryKey, now);
      toast(t('actions.running'));
    },
    onError: failed,
  });
  const pause = useMutation({
    mutationFn: (paused: boolean) => changes.pause(license.id, paused),
    onSuccess: (now, paused) => {
      queries.setQueryData(syncOf(license.id).queryKey, now);
      setAsked(undefined);
      toast(t(paused ? 'actions.paused' : 'actions.resumed'));
    },
    onError: (error, paused) => {
      if (!paused) {
        failed(error);
      }
    },
  });
  const disconnect = useMutation({
    mutationFn: () => changes.disconnect(license.id),
    onSuccess: async () => {
      await renewed();
      setAsked(undefined);
      toast(t('actions.disconnected'));
    },
  });
  const remove = useMutation({
    mutationFn: () => changes.remove(license.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.license(license.id) });
      setAsked(undefined);
      toast(t('plan.removed'));
    },
  });
  const planRemoval = useMutation({
    mutationFn: () => makePlan(license.id, 'remove'),
    onSuccess: ({ planId }) => navigate(`?plan=${planId}`),
    onError: failed,
  });
  const authorize = useMutation({ mutationFn: () => toGoogle(license.id), onError: failed });

  const isPaused = mood === 'paused' || mood === 'pausedByStaff';
  const mayPause = part === 'staff' || part === 'owner';
  const items = [
    mayPause && !isNew && !isStopped(mood)
      ? { id: 'pause', label: t('actions.pause'), icon: <Pause />, onAction: () => setAsked('pause') }
      : undefined,
    part === 'staff'
      ? undefined
      : {
          id: 'authorize',
          label: part === 'owner' ? t('authorization.again') : t('authorization.own'),
          icon: <KeyRound />,
          onAction: () => authorize.mutate(),
        },
    part === 'owner' && sync.authorizedAt !== null
      ? {
          id: 'disconnect',
          label: t('actions.disconnect'),
          icon: <Unplug />,
          onAction: () => setAsked('disconnect'),
        }
      : undefined,
    mayPause
      ? {
          id: 'remove',
          label: t('actions.remove'),
          icon: <Trash2 />,
          danger: true,
          onAction: () => (part === 'staff' ? setAsked('remove') : planRemoval.mutate()),
        }
      : undefined,
  ].filter((item) => item !== undefined);

  return (
    <>
      {isPaused && mayPause && !(mood === 'pausedByStaff' && part !== 'staff') ? (
        <Button
          variant="primary"
          icon={<Play />}
          isPending={pause.isPending}
          onPress={() => pause.mutate(false)}
        >
          {t('actions.resume')}
        </Button>
      ) : null}
      {!isNew && !isStopped(mood) && part !== 'staff' && sync.units.length > 0 ? (
        <Button
          icon={<RefreshCw />}
          isPending={runNow.isPending}
          isDisabled={mood === 'running'}
          onPress={() => runNow.mutate()}
        >
          {mood === 'running' ? t('actions.runs') : t('actions.run')}
        </Button>
      ) : null}
      {items.length > 0 ? (
        <Menu trigger={<IconButton label={t('actions.more')} icon={<Ellipsis />} />} items={items} />
      ) : null}
      <Confirm
        isOpen={asked === 'pause'}
        onClose={() => setAsked(undefined)}
        title={t('actions.pauseTitle')}
        confirm={t('actions.pause')}
        onConfirm={() => pause.mutate(true)}
        isPending={pause.isPending}
        problem={pause.error}
      >
        <p>{t(part === 'staff' ? 'actions.pauseTextStaff' : 'actions.pauseText')}</p>
      </Confirm>
      <Confirm
        isOpen={asked === 'disconnect'}
        onClose={() => setAsked(undefined)}
        title={t('actions.disconnectTitle')}
        confirm={t('actions.disconnect')}
        variant="danger"
        onConfirm={() => disconnect.mutate()}
        isPending={disconnect.isPending}
        problem={disconnect.error}
      >
        <p>{t('actions.disconnectText')}</p>
        <p className={styles.quiet}>{t('actions.disconnectRemove')}</p>
      </Confirm>
      <Confirm
        isOpen={asked === 'remove'}
        onClose={() => setAsked(undefined)}
        title={t('plan.confirm.removeTitle')}
        confirm={t('plan.remove')}
        variant="danger"
        onConfirm={() => remove.mutate()}
        isPending={remove.isPending}
        problem={remove.error}
      >
        <p>
          <strong>{t('actions.removeStaff')}</strong>
        </p>
        <p className={styles.quiet}>{t('plan.confirm.removeText')}</p>
      </Confirm>
    </>
  );
}

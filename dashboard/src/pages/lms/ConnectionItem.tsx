import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  BookOpen,
  Ellipsis,
  GraduationCap,
  type LucideIcon,
  Radio,
  RefreshCw,
  School,
  ShieldCheck,
  Unplug,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Badge, Confirm, CopyField, Dialog, IconButton, Menu, Note, toast } from '@/ui';
import { changes, type Connection, connectionsOf } from './api';
import { Heard } from './Heard';
import { type Kind, kindOf, standing } from './kinds';
import { TestButton, TestResult } from './TestResult';
import { useTest } from './useTest';
import styles from './lms.module.css';

const ICONS: Record<Kind, LucideIcon> = {
  canvas: GraduationCap,
  schoology: School,
  other: BookOpen,
  canvasFeed: Radio,
  schoologyFeed: Radio,
  classroom: GraduationCap,
  app: BookOpen,
};

type Asked = 'end' | 'confirm' | 'rotate';

/** One connection: whether it counts, how it does, what was refused; tried out, confirmed, ended. */
export function ConnectionItem({ connection }: { connection: Connection }) {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation('lms');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const [address, setAddress] = useState<string>();
  const kind = kindOf(connection);
  const Icon = ICONS[kind];
  const isPending = connection.state === 'PENDING';
  const isOurs = kind !== 'classroom' && kind !== 'app';
  const renewed = () => queries.invalidateQueries({ queryKey: keys.of(license.id, 'lms', 'connections') });
  const test = useTest(
    () => changes.test(license.id, connection.id),
    standing(connection),
    async () => {
      await renewed();
      const read = queries.getQueryData(connectionsOf(license.id).queryKey);
      return standing(read?.find(({ id }) => id === connection.id));
    },
  );

  const end = useMutation({
    mutationFn: () => changes.end(license.id, connection.id),
    onSuccess: async () => {
      await renewed();
      setAsked(undefined);
      toast(t('item.ended', { name: connection.name }));
    },
  });
  const confirm = useMutation({
    mutationFn: () => changes.confirm(license.id, connection.id),
    onSuccess: async () => {
      await renewed();
      setAsked(undefined);
      toast(t('item.confirmed', { name: connection.name }));
    },
  });
  const rotate = useMutation({
    mutationFn: () => changes.rotate(license.id, connection.id),
    onSuccess: ({ url }) => {
      setAsked(undefined);
      setAddress(url);
    },
  });

  const items = [
    me.isStaff && isPending
      ? {
          id: 'confirm',
          label: t('item.confirm'),
          icon: <ShieldCheck />,
          onAction: () => setAsked('confirm'),
        }
      : undefined,
    kind === 'schoologyFeed'
      ? { id: 'rotate', label: t('item.rotate'), icon: <RefreshCw />, onAction: () => setAsked('rotate') }
      : undefined,
    { id: 'end', label: t('item.end'), icon: <Unplug />, danger: true, onAction: () => setAsked('end') },
  ].filter((item) => item !== undefined);

  return (
    <li className={styles.connection}>
      <div className={styles.itemHead}>
        <span className={styles.itemIcon}>
          <Icon aria-hidden />
        </span>
        <div className={styles.itemName}>
          <h3>{connection.name}</h3>
          <p className={styles.quiet}>{t(`kinds.${kind}`)}</p>
        </div>
        <Badge tone={connection.trouble ? 'bad' : isPending ? 'warn' : 'good'} dot>
          {connection.trouble ? t('item.trouble') : isPending ? t('item.pending') : t('item.works')}
        </Badge>
        {isOurs ? (
          <span className={styles.itemActs}>
            <TestButton test={test} />
            <Menu
              trigger={
                <IconButton size="sm" label={t('item.more', { name: connection.name })} icon={<Ellipsis />} />
              }
              items={items}
            />
          </span>
        ) : null}
      </div>
      {connection.trouble ? (
        <Note
          tone="bad"
          title={connection.troubleCode ? t(`item.troubles.${connection.troubleCode}`) : connection.trouble}
        />
      ) : null}
      {isPending ? (
        <Note tone="warn" title={t('item.pendingTitle')}>
          {me.isStaff ? t('item.pendingStaff') : t('item.pendingText')}
        </Note>
      ) : null}
      <TestResult test={test} />
      <Heard deliveries={connection.deliveries} rejected={connection.rejected} />
      {connection.trusted ? <p className={styles.quiet}>{t('item.trusted')}</p> : null}
      <Setup connection={connection} />

      <Confirm
        isOpen={asked === 'end'}
        onClose={() => setAsked(undefined)}
        title={t('item.endTitle', { name: connection.name })}
        confirm={t('item.end')}
        variant="danger"
        onConfirm={() => end.mutate()}
        isPending={end.isPending}
        problem={end.error}
      >
        <p>{t('item.endText')}</p>
      </Confirm>
      <Confirm
        isOpen={asked === 'confirm'}
        onClose={() => setAsked(undefined)}
        title={t('item.confirmTitle', { name: connection.name })}
        confirm={t('item.confirm')}
        onConfirm={() => confirm.mutate()}
        isPending={confirm.isPending}
        problem={confirm.error}
      >
        <p>{t('item.confirmText')}</p>
        {connection.lti ? (
          <CopyField label={t('item.deploymentId')} value={connection.lti.deploymentId} />
        ) : null}
      </Confirm>
      <Confirm
        isOpen={asked === 'rotate'}
        onClose={() => setAsked(undefined)}
        title={t('item.rotateTitle')}
        confirm={t('item.rotate')}
        onConfirm={() => rotate.mutate()}
        isPending={rotate.isPending}
        problem={rotate.error}
      >
        <p>{t('item.rotateText')}</p>
      </Confirm>
      <Dialog
        isOpen={address !== undefined}
        onClose={() => setAddress(undefined)}
        title={t('feed.addressTitle')}
        size="sm"
      >
        <p>{t('feed.once')}</p>
        <CopyField label={t('feed.address')} value={address ?? ''} />
      </Dialog>
    </li>
  );
}

/** What it is connected as; folded away, for whoever looks it up. */
function Setup({ connection: { lti, feed } }: { connection: Connection }) {
  const { t } = useTranslation('lms');
  if (!lti && !feed) {
    return null;
  }
  return (
    <details className={styles.details}>
      <summary>{t('item.values')}</summary>
      <div className={styles.values}>
        {lti ? (
          <>
            <CopyField label={t('item.issuer')} value={lti.issuer} />
            <CopyField label={t('item.clientId')} value={lti.clientId} />
            <CopyField label={t('item.deploymentId')} value={lti.deploymentId} />
          </>
        ) : null}
        {feed?.url ? <CopyField label={t('feed.address')} value={feed.url} /> : null}
        {feed?.rootAccountUuid ? (
          <CopyField label={t('feed.rootAccount')} value={feed.rootAccountUuid} />
        ) : null}
        {feed?.consumerKey ? <CopyField label={t('feed.consumerKey')} value={feed.consumerKey} /> : null}
        {feed?.allowUnsigned ? <p className={styles.quiet}>{t('feed.unsigned')}</p> : null}
      </div>
    </details>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Snowflake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import {
  Badge,
  Button,
  Card,
  DateTime,
  Dialog,
  DialogButtons,
  ProblemNote,
  TextField,
  toast,
  useMinute,
} from '@/ui';
import { changes, type Sync } from './api';
import { type FreezeFault, freezeRange, inputDay, lastDay } from './freeze';
import type { Part } from './usePart';
import styles from './google.module.css';

/** Removals that stand still for a while, such as over the summer (X28). */
export function FreezeCard({ sync, part }: { sync: Sync; part: Part }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const queries = useQueryClient();
  const now = useMinute();
  const [isOpen, setOpen] = useState(false);
  const { freeze } = sync;
  const isNow = freeze !== null && Date.parse(freeze.from) <= now && Date.parse(freeze.until) > now;
  const isOver = freeze !== null && Date.parse(freeze.until) <= now;
  const end = useMutation({
    mutationFn: () => changes.unfreeze(license.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'google') });
      toast(t('freeze.ended'));
    },
  });
  return (
    <Card
      title={t('freeze.title')}
      text={t('freeze.text')}
      action={
        isNow ? (
          <Badge tone="info" dot>
            {t('freeze.now')}
          </Badge>
        ) : null
      }
    >
      {freeze && !isOver ? (
        <p className={styles.frozen}>
          <Snowflake aria-hidden />
          <span>
            <DateTime at={freeze.from} as="day" /> – <DateTime at={lastDay(freeze.until)} as="day" />
          </span>
        </p>
      ) : (
        <p className={styles.quiet}>{t('freeze.none')}</p>
      )}
      {end.error ? <ProblemNote problem={end.error} /> : null}
      {part === 'owner' ? (
        <div className={styles.acts}>
          <Button size="sm" onPress={() => setOpen(true)}>
            {freeze && !isOver ? t('freeze.change') : t('freeze.set')}
          </Button>
          {freeze && !isOver ? (
            <Button size="sm" variant="quiet" onPress={() => end.mutate()} isPending={end.isPending}>
              {t('freeze.end')}
            </Button>
          ) : null}
        </div>
      ) : (
        <p className={styles.quiet}>{t('freeze.onlyOwner', { email: sync.googleAccount })}</p>
      )}
      {isOpen ? <FreezeDialog sync={sync} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function FreezeDialog({ sync, onClose }: { sync: Sync; onClose: () => void }) {
  const license = useLicense();
  const { t } = useTranslation(['google', 'ui']);
  const queries = useQueryClient();
  const { freeze } = sync;
  const [from, setFrom] = useState(() => inputDay(freeze ? new Date(freeze.from) : new Date()));
  const [until, setUntil] = useState(() => (freeze ? inputDay(lastDay(freeze.until)) : ''));
  const [fault, setFault] = useState<FreezeFault>();
  const save = useMutation({
    mutationFn: (range: { from: Date; until: Date }) => changes.freeze(license.id, range.from, range.until),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'google') });
      toast(t('freeze.saved'));
      onClose();
    },
  });
  const submit = () => {
    const range = freezeRange(from, until, new Date());
    if (typeof range === 'string') {
      setFault(range);
    } else {
      setFault(undefined);
      save.mutate(range);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('freeze.set')}
      size="sm"
      footer={
        <DialogButtons onCancel={onClose}>
          <Button variant="primary" onPress={submit} isPending={save.isPending}>
            {t('freeze.save')}
          </Button>
        </DialogButtons>
      }
    >
      <p>{t('freeze.willDo')}</p>
      <div className={styles.days}>
        <TextField
          type="date"
          label={t('freeze.from')}
          value={from}
          onChange={setFrom}
          error={fault === 'from' ? t('freeze.faults.from') : undefined}
        />
        <TextField
          type="date"
          label={t('freeze.until')}
          value={until}
          onChange={setUntil}
          error={fault && fault !== 'from' ? t(`freeze.faults.${fault}`) : undefined}
        />
      </div>
      {save.error ? <ProblemNote problem={save.error} /> : null}
    </Dialog>
  );
}

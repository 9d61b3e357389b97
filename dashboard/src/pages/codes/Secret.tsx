import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Eye, EyeOff, Printer, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { Button, CopyButton, Filled, GAP, IconButton, ProblemNote } from '@/ui';
import styles from './codes.module.css';
import { type Kind, show as showSecret } from './codes';
import { Poster } from './Poster';
import { QrDialog } from './QrDialog';

const HIDDEN = { key: '•••• •••• •••• ••••', link: 'https://••••••••••••••••' } as const;

/** The secret itself: hidden until somebody asks for it, which the activity tells; never kept with the other answers. */
export function Secret({ kind, isMade }: { kind: Kind; isMade: boolean }) {
  const license = useLicense();
  const queries = useQueryClient();
  const { t } = useTranslation('codes');
  const [open, setOpen] = useState<'qr' | 'print'>();
  const show = useMutation({
    gcTime: 0,
    mutationFn: () => showSecret(license.id, kind),
    // The first showing makes it.
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.of(license.id, 'codes', kind), exact: true }),
  });
  const shown = show.data;
  return (
    <div className={styles.secret}>
      <div className={styles.value} data-hidden={shown === undefined ? '' : undefined}>
        {shown === undefined ? (
          <>
            <span aria-hidden>{HIDDEN[kind]}</span>
            <Button
              variant="primary"
              size="sm"
              icon={<Eye />}
              isPending={show.isPending}
              onPress={() => show.mutate()}
            >
              {isMade ? t(`${kind}.show`) : t(`${kind}.make`)}
            </Button>
          </>
        ) : (
          <>
            <code aria-label={t(`${kind}.name`)} role="status">
              {shown}
            </code>
            <span className={styles.valueActs}>
              <CopyButton value={shown} size="sm" />
              <IconButton label={t('hide')} icon={<EyeOff />} size="sm" onPress={() => show.reset()} />
            </span>
          </>
        )}
      </div>
      {show.error ? <ProblemNote problem={show.error} /> : null}
      <div className={styles.secretFoot}>
        <p className={styles.small}>
          <Filled text={t('noted', { activity: GAP })}>
            <Link to={`/licenses/${license.id}/activity`}>{t('activity')}</Link>
          </Filled>
        </p>
        {kind === 'link' && isMade ? (
          <Button variant="quiet" size="sm" icon={<QrCode />} onPress={() => setOpen('qr')}>
            {t('qr.open')}
          </Button>
        ) : null}
        {kind === 'key' && shown !== undefined ? (
          <Button variant="quiet" size="sm" icon={<Printer />} onPress={() => setOpen('print')}>
            {t('print')}
          </Button>
        ) : null}
      </div>
      {open === 'qr' ? <QrDialog onClose={() => setOpen(undefined)} /> : null}
      {open === 'print' && shown !== undefined ? (
        <Poster license={license} secret={shown} onDone={() => setOpen(undefined)} />
      ) : null}
    </div>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, fetchOrThrow } from '@/api/http';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { Button, Dialog, ProblemNote, Row, Skeleton } from '@/ui';
import styles from './codes.module.css';
import { Poster } from './Poster';

/** The license link as a QR code: to project, to download, to print for the wall. It comes from the service: a showing like any other. */
export function QrDialog({ onClose }: { onClose: () => void }) {
  const license = useLicense();
  const { t } = useTranslation('codes');
  const [isPrinting, setPrinting] = useState(false);
  const at = `/api/enrollments/${license.id}/link/qr`;
  const name = `${license.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-link`;
  const { data: address, error } = useQuery({
    // Not renewed with the license: each reading is a showing.
    queryKey: keys.of(license.id, 'qr', 'live'),
    queryFn: async ({ signal }) => asAddress(await (await fetchOrThrow(`${at}.svg`, { signal })).text()),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const png = useMutation({ mutationFn: () => download(`${at}.png`, `${name}.png`) });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('qr.title')}
      footer={
        <Button variant="primary" icon={<Printer />} isDisabled={!address} onPress={() => setPrinting(true)}>
          {t('qr.print')}
        </Button>
      }
    >
      {error ? <ProblemNote problem={error} /> : null}
      <div className={styles.qr}>
        {address ? <img src={address} alt={t('qr.alt', { license: license.name })} /> : null}
        {!address && !error ? <Skeleton height="16rem" width="16rem" /> : null}
        <p className={styles.quiet}>{t('qr.text')}</p>
        <Row>
          {address ? (
            <a className={styles.file} href={address} download={`${name}.svg`}>
              <Download aria-hidden />
              {t('qr.svg')}
            </a>
          ) : null}
          <Button size="sm" icon={<Download />} isPending={png.isPending} onPress={() => png.mutate()}>
            {t('qr.png')}
          </Button>
        </Row>
        {png.error ? <ProblemNote problem={png.error} /> : null}
      </div>
      {isPrinting && address ? (
        <Poster license={license} image={address} onDone={() => setPrinting(false)} />
      ) : null}
    </Dialog>
  );
}

function asAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

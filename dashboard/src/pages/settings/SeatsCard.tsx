import { Armchair } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { SeatPicture, useNumbers } from '@/charts';
import { Button, Card } from '@/ui';
import { SeatsDialog } from './SeatsDialog';
import styles from './settings.module.css';

/** How many people the license is for, and who has the seats. */
export function SeatsCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const { number } = useNumbers();
  const [isOpen, setOpen] = useState(false);
  const { limit } = license.seats;
  return (
    <Card
      title={t('seats.title')}
      text={
        limit === null ? t('seats.unlimited') : t('seats.limit', { count: limit, formatted: number(limit) })
      }
    >
      <SeatPicture seats={license.seats} />
      {isStaff ? (
        <div className={styles.acts}>
          <Button icon={<Armchair />} onPress={() => setOpen(true)}>
            {t('seats.change')}
          </Button>
        </div>
      ) : null}
      {isOpen ? <SeatsDialog license={license} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

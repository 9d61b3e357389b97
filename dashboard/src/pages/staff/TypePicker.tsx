import { Building2, Landmark, School, UserRound } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LicenseType } from '@/api/licenses';
import styles from './staff.module.css';

const TYPES = [
  { type: 'TEACHER', icon: UserRound },
  { type: 'SCHOOL', icon: School },
  { type: 'BUILDING', icon: Building2 },
  { type: 'DISTRICT', icon: Landmark },
] as const;

/** The four types, each with whom it is for and what it can; it cannot be changed afterwards (R1). */
export function TypePicker({
  value,
  onChange,
}: {
  value: LicenseType;
  onChange: (type: LicenseType) => void;
}) {
  const { t } = useTranslation(['staff', 'ui']);
  return (
    <RadioGroup
      className={styles.types ?? ''}
      value={value}
      onChange={(type) => onChange(type as LicenseType)}
    >
      <Label className={styles.heading ?? ''}>{t('type.title')}</Label>
      <div className={styles.typeGrid}>
        {TYPES.map(({ type, icon: Icon }) => (
          <Radio key={type} value={type} className={styles.type ?? ''}>
            <Icon aria-hidden />
            <strong>{t(`ui:types.${type}`)}</strong>
            <span>{t(`type.${type}`)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

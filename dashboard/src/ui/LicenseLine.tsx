import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LicenseContext } from '@/app/LicenseContext';
import styles from './PageHeader.module.css';

/** Which license a page is of, and its type (R1); nothing on pages of none. */
export function LicenseLine() {
  const license = use(LicenseContext);
  const { t } = useTranslation('ui');
  if (!license) {
    return null;
  }
  return (
    <span className={styles.line}>
      <Link to={`/licenses/${license.id}`}>{license.name}</Link>
      <span aria-hidden>·</span>
      <span>{t(`types.${license.type}`)}</span>
    </span>
  );
}

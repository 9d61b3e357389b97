import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EnrollmentMethod, LicenseType } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { listed, pageLocale } from '@/i18n/locale';
import { Consequences, termDay } from '@/ui';
import { seatsTyped } from '../settings/settings';
import { endOf } from '../settings/term';
import { domainsOf, type Draft } from './order';
import styles from './staff.module.css';

type Way = 'yes' | 'onByDefault' | 'offByDefault' | 'byStaff' | 'never';

const ALWAYS: Partial<Record<EnrollmentMethod, Way>> = { CSV: 'yes', EMAIL: 'yes', KEY: 'yes' };
const SCHOOLS: Partial<Record<EnrollmentMethod, Way>> = {
  OU: 'yes',
  ...ALWAYS,
  LMS: 'offByDefault',
  DOMAIN: 'byStaff',
  LINK: 'never',
};

/** Table 1 in a few words, to choose a type by; on a license that is there the service says it, by rank (R2). */
const WAYS: Record<LicenseType, Partial<Record<EnrollmentMethod, Way>>> = {
  TEACHER: { LMS: 'onByDefault', ...ALWAYS, LINK: 'yes', OU: 'never', DOMAIN: 'never' },
  SCHOOL: SCHOOLS,
  BUILDING: SCHOOLS,
  DISTRICT: SCHOOLS,
};

/** What will come of the form as it stands. */
export function Summary({ draft }: { draft: Draft }) {
  const { t } = useTranslation(['staff', 'ui']);
  const { number } = useNumbers();
  const seats = seatsTyped(draft.seats);
  const until = draft.until === '' ? undefined : endOf(draft.until);
  const admins = draft.admins.filter(({ email }) => email.trim() !== '');
  const domains = domainsOf(draft).map(({ domain }) => `@${domain}`);
  const inviting = draft.type === 'TEACHER' ? 0 : admins.filter(({ domainAdmin }) => !domainAdmin).length;
  return (
    <div className={styles.summary}>
      <div>
        <p className={styles.summaryType}>{t(`ui:types.${draft.type}`)}</p>
        <p className={styles.summaryName}>
          {draft.name.trim() === '' ? t('summary.noName') : draft.name.trim()}
        </p>
      </div>
      <ul className={styles.ways}>
        {(Object.entries(WAYS[draft.type]) as [EnrollmentMethod, Way][]).map(([method, way]) => (
          <li key={method} data-never={way === 'never' ? '' : undefined}>
            {way === 'never' ? <Minus aria-hidden /> : <Check aria-hidden />}
            <span>{t(`ui:methods.${method}`)}</span>
            {way === 'yes' ? null : <span className={styles.way}>{t(`summary.${way}`)}</span>}
          </li>
        ))}
      </ul>
      <Consequences
        lines={[
          typeof seats === 'number'
            ? t('summary.seats', { count: seats, formatted: number(seats) })
            : t('summary.unlimited'),
          until ? t('summary.until', { day: termDay(until, pageLocale()) }) : t('summary.open'),
          admins.length > 0
            ? t('summary.admins', { count: admins.length })
            : { warn: true, text: t('summary.noAdmin') },
          inviting > 0 ? t('summary.inviting', { count: inviting }) : null,
          domains.length > 0 ? t('summary.domains', { domains: listed(domains) }) : null,
          t('summary.typeStays'),
        ]}
      />
    </div>
  );
}

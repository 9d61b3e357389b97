import { CircleCheck, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import type { MemberStatus } from '@/ui';
import { type Foretold, onRemovalKey } from './foretell';
import type { OnRemoval } from './members';
import styles from './members.module.css';

const BACK = ['OU', 'DOMAIN', 'LMS'] as const;

/** What removing many would do: who is gone, who comes back, and by what. */
export function Foretelling({ told }: { told: Foretold }) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const counted = (count: number) => ({ count, formatted: number(count) });
  const comesBack = BACK.some((by) => told.back[by] > 0);
  return (
    <>
      <ul className={styles.foretold}>
        {told.gone > 0 ? <Line isFinal>{t('foretell.gone', counted(told.gone))}</Line> : null}
        {told.invites > 0 ? <Line isFinal>{t('foretell.invites', counted(told.invites))}</Line> : null}
        {BACK.filter((by) => told.back[by] > 0).map((by) => (
          <Line key={by}>
            {t(`foretell.${told.isFrozen ? 'backLater' : 'back'}.${by}`, counted(told.back[by]))}
          </Line>
        ))}
      </ul>
      {comesBack ? <p className={styles.quiet}>{t('foretell.keepOutInstead')}</p> : null}
    </>
  );
}

/** What removing one would do, as the service foretells it, at the reader's own time. */
export function OneForetold({ onRemoval, status }: { onRemoval: OnRemoval; status: MemberStatus }) {
  const license = useLicense();
  const { t } = useTranslation('members');
  const time = onRemoval.at
    ? new Intl.DateTimeFormat(pageLocale(), { timeStyle: 'short' }).format(new Date(onRemoval.at))
    : '';
  return (
    <ul className={styles.foretold}>
      <Line isFinal={!onRemoval.comesBack}>
        {t(`onRemoval.${onRemovalKey(onRemoval, status, license)}`, { time })}
      </Line>
    </ul>
  );
}

function Line({ isFinal = false, children }: { isFinal?: boolean; children: ReactNode }) {
  return (
    <li data-final={isFinal || undefined}>
      {isFinal ? <CircleCheck aria-hidden /> : <RefreshCw aria-hidden />}
      <span>{children}</span>
    </li>
  );
}

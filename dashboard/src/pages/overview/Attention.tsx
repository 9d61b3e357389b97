import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import { LinkButton, Note, useMinute } from '@/ui';
import { termWords } from '../licenses/term';

/** What somebody should know before anything else: frozen, ending soon, people waiting for a seat. */
export function Attention({ license }: { license: License }) {
  const { t } = useTranslation('overview');
  const { number } = useNumbers();
  const words = termWords(license.term, useMinute(), pageLocale());
  const { waiting } = license.seats;
  return (
    <>
      {words.key === 'suspended' ? (
        <Note tone="bad" title={t('attention.suspended')}>
          {t('attention.frozen')}
        </Note>
      ) : null}
      {words.key === 'over' ? (
        <Note tone="bad" title={t('attention.over', { when: words.when })}>
          {t('attention.frozen')}
        </Note>
      ) : null}
      {words.key === 'grace' ? (
        <Note tone="warn" title={t('attention.grace', { day: words.day })}>
          {t('attention.renew')}
        </Note>
      ) : null}
      {words.key === 'soon' ? (
        <Note tone="warn" title={t('attention.soon', { when: words.when, day: words.day })}>
          {t('attention.renew')}
        </Note>
      ) : null}
      {waiting > 0 ? (
        <Note
          tone="warn"
          title={t('attention.waiting', { count: waiting, formatted: number(waiting) })}
          action={
            <LinkButton to="members?status=WAITING" size="sm">
              {t('attention.whoWaits')}
            </LinkButton>
          }
        >
          {t('attention.waitingText')}
        </Note>
      ) : null}
    </>
  );
}

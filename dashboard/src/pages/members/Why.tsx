import { useTranslation } from 'react-i18next';
import { listed, pageLocale } from '@/i18n/locale';
import type { Because } from './members';
import styles from './members.module.css';
import { whyKey, whyWords } from './why';

/** Why somebody stands as they do, in words. */
export function Why({ because }: { because: Because }) {
  const { t } = useTranslation('members');
  const ways = because.others.map((method) => t(`inWords.${method}`));
  const words = whyWords(because, pageLocale(), (method) => t(`inWords.${method}`), t('by.admin'));
  return (
    <>
      <p className={styles.why}>{t(`why.${whyKey(because)}`, words)}</p>
      {ways.length > 0 ? <p className={styles.quiet}>{t('why.also', { ways: listed(ways) })}</p> : null}
    </>
  );
}

import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import styles from './Poster.module.css';

/** One sheet for the wall of a classroom, in sight on paper alone: prints at once and is gone when the printing is over. */
export function Poster({
  license,
  image,
  secret,
  onDone,
}: {
  license: License;
  image?: string;
  secret?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('codes');
  const kind = image ? 'link' : 'key';
  useEffect(() => {
    addEventListener('afterprint', onDone, { once: true });
    if (!image) {
      print();
    }
    return () => removeEventListener('afterprint', onDone);
  }, [image, onDone]);
  return createPortal(
    <section className={styles.poster} data-testid="poster">
      <p className={styles.name}>{license.name}</p>
      <h2 className={styles.title}>{t(`poster.${kind}`)}</h2>
      {image ? <img className={styles.image} src={image} alt="" onLoad={() => print()} /> : null}
      {secret ? <p className={styles.secret}>{secret}</p> : null}
      <ol className={styles.steps}>
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>{t(`poster.${kind}Steps.${step}`)}</li>
        ))}
      </ol>
    </section>,
    document.body,
  );
}

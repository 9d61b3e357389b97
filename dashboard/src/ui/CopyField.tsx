import { Check, CircleAlert, Copy } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './CopyField.module.css';

/** Puts a text on the clipboard and says that it is there, or that it could not be put there. */
export function CopyButton({
  value,
  label,
  size = 'md',
}: {
  value: string;
  label?: string;
  size?: 'md' | 'sm';
}) {
  const { t } = useTranslation('ui');
  const [done, setDone] = useState<'copied' | 'notCopied'>();
  useEffect(() => {
    const timer = done ? setTimeout(() => setDone(undefined), done === 'copied' ? 2_000 : 8_000) : undefined;
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    try {
      // Not there where the page is not served safely, and refused where the reader's browser says so.
      await navigator.clipboard.writeText(value);
      setDone('copied');
    } catch {
      setDone('notCopied');
    }
  };
  return (
    <>
      <Button
        size={size}
        icon={done === 'copied' ? <Check /> : done === 'notCopied' ? <CircleAlert /> : <Copy />}
        onPress={() => void copy()}
      >
        {done ? t(done) : (label ?? t('copy'))}
      </Button>
      <span className="visually-hidden" role="status">
        {done ? t(done) : ''}
      </span>
    </>
  );
}

/** A value to take elsewhere exactly: an address, a key. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <span className={styles.label} id={id}>
        {label}
      </span>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
      <div className={styles.row} role="group" aria-labelledby={id}>
        <code className={styles.value}>{value}</code>
        <CopyButton value={value} size="sm" />
      </div>
    </div>
  );
}

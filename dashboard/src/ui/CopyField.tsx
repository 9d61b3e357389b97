import { Check, Copy } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './CopyField.module.css';

/** Puts a text on the clipboard and says that it is there. */
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
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 2_000) : undefined;
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        size={size}
        icon={copied ? <Check /> : <Copy />}
        onPress={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      >
        {copied ? t('copied') : (label ?? t('copy'))}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('copied') : ''}
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

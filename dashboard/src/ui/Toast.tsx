import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import styles from './Toast.module.css';

interface Toast {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const SHOWN_MILLIS = 6_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  listeners.forEach((listener) => listener());
}

/** Says in a corner that something was done. What failed is better said where it was asked, by a ProblemNote. */
export function toast(text: string, tone: Toast['tone'] = 'good') {
  const id = ++last;
  change([...toasts.slice(-2), { id, tone, text }]);
  setTimeout(() => dismiss(id), SHOWN_MILLIS);
}

function dismiss(id: number) {
  change(toasts.filter((each) => each.id !== id));
}

/** Where toasts appear; once in the page. */
export function ToastRegion() {
  const { t } = useTranslation('ui');
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={styles.toast} data-tone={tone}>
          {tone === 'good' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{text}</span>
          <IconButton label={t('dismiss')} icon={<X />} size="sm" onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

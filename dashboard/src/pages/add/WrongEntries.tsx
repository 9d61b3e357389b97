import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, TextField } from '@/ui';
import styles from './add.module.css';
import { checkAddress, type Entry, readPasted } from './addresses';
import { type Typed, withEntries } from './typed';

const SHOWN = 50;

/** What was typed and is no address: each with the reason, to be put right in place or left out. */
export function WrongEntries({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  const { t } = useTranslation('add');
  if (typed.wrong.length === 0) {
    return null;
  }
  const without = (entry: Entry) => ({ ...typed, wrong: typed.wrong.filter((each) => each !== entry) });
  return (
    <section className={styles.wrong} aria-label={t('typed.wrongTitle')}>
      <h3>{t('typed.wrongTitle')}</h3>
      <p className={styles.quiet}>{t('typed.wrongText')}</p>
      <ul className={styles.wrongList}>
        {typed.wrong.slice(0, SHOWN).map((entry, place) => (
          <WrongEntry
            key={`${place} ${entry.text}`}
            entry={entry}
            onRight={(text) => onChange(withEntries(without(entry), readPasted(text)))}
            onLeave={() => onChange(without(entry))}
          />
        ))}
      </ul>
    </section>
  );
}

function WrongEntry({
  entry,
  onRight,
  onLeave,
}: {
  entry: Entry;
  onRight: (text: string) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('add');
  const [text, setText] = useState(entry.text);
  const checked = checkAddress(text);
  const take = () => 'address' in checked && onRight(text);
  return (
    <li className={styles.wrongEntry}>
      <TextField
        label={t('typed.wrongLabel', { text: entry.text })}
        hideLabel
        value={text}
        onChange={setText}
        error={'wrong' in checked ? t(`wrong.${checked.wrong}`) : undefined}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        onBlur={take}
      />
      {'address' in checked ? (
        <IconButton label={t('fix.ready')} icon={<Check />} onPress={take} />
      ) : (
        <IconButton label={t('typed.remove', { address: entry.text })} icon={<X />} onPress={onLeave} />
      )}
    </li>
  );
}

import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button as AriaButton, Input } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui';
import styles from './add.module.css';
import { checkAddress, readPasted } from './addresses';
import { EMPTY, type Typed, withEntries } from './typed';

const SHOWN = 60;
const ENDS_ENTRY = /[,;\n\r\t]/;

/** A box to type or paste addresses into: each becomes a token as soon as it is whole. */
export function AddressBox({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  const { t } = useTranslation('add');
  const [text, setText] = useState('');
  const [isWhole, setWhole] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { people } = typed;
  const shown = isWhole ? people : people.slice(0, SHOWN);

  const takeIn = (what: string) => {
    onChange(withEntries(typed, readPasted(what)));
    setText('');
  };
  const onInput = (value: string) => {
    const isAddress = value.endsWith(' ') && 'address' in checkAddress(value);
    if (ENDS_ENTRY.test(value) || isAddress) {
      takeIn(value);
    } else {
      setText(value);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (pasted.includes('@') || ENDS_ENTRY.test(pasted)) {
      event.preventDefault();
      takeIn(`${text}${pasted}`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      takeIn(text);
    } else if (event.key === 'Backspace' && text === '' && people.length > 0) {
      event.preventDefault();
      setText(people.at(-1)?.text ?? '');
      onChange({ ...typed, people: people.slice(0, -1) });
    }
  };
  const remove = (address: string | undefined) => {
    onChange({ ...typed, people: people.filter((entry) => entry.address !== address) });
    input.current?.focus();
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t('typed.label')}
      </label>
      <p id={`${id}-hint`} className={styles.quiet}>
        {t('typed.hint')}
      </p>
      {/* A press beside the tokens is meant for the line one types in. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.box}
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        <ul className={styles.tokens}>
          {shown.map(({ address = '', text: asTyped }) => (
            <li key={address} className={styles.token} title={asTyped === address ? undefined : asTyped}>
              <span>{address}</span>
              <AriaButton
                aria-label={t('typed.remove', { address })}
                className={styles.tokenRemove ?? ''}
                onPress={() => remove(address)}
              >
                <X aria-hidden />
              </AriaButton>
            </li>
          ))}
          {people.length > shown.length ? (
            <li>
              <Button size="sm" variant="quiet" onPress={() => setWhole(true)}>
                {t('typed.showAll', { count: people.length - shown.length })}
              </Button>
            </li>
          ) : null}
          <li className={styles.line}>
            <Input
              id={id}
              ref={input}
              aria-describedby={`${id}-hint`}
              className={styles.lineInput ?? ''}
              value={text}
              type="text"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder={people.length === 0 ? t('typed.placeholder') : t('typed.more')}
              onChange={(event) => onInput(event.target.value)}
              onPaste={onPaste}
              onKeyDown={onKeyDown}
              onBlur={() => text.trim() !== '' && takeIn(text)}
            />
          </li>
        </ul>
        {people.length > 1 ? (
          <div className={styles.clear}>
            <Button size="sm" variant="quiet" onPress={() => onChange(EMPTY)}>
              {t('typed.clear')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

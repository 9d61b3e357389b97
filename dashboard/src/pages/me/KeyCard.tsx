import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { Button, Card, TextField, useMinute } from '@/ui';
import { grouped, KEY_SYMBOLS, look, meant } from './licenseKey';
import { useRedeem } from './mine';
import { RedemptionNote, RedemptionProblem } from './RedemptionNote';
import styles from './me.module.css';

/** Enter license or coupon (R36): forgiving while one types, and what is mistyped costs no try. */
export function KeyCard({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useTranslation('me');
  const [typed, setTyped] = useState('');
  const [isSent, setSent] = useState(false);
  const redemption = useRedeem();
  const now = useMinute();
  const seen = look(typed);
  const retryAt = redemption.problem ? asProblem(redemption.problem).retryAt : undefined;
  const mustWait = retryAt !== undefined && retryAt.getTime() > now;

  const change = (text: string) => {
    setTyped(text);
    setSent(false);
    if (redemption.problem && !mustWait) {
      redemption.reset();
    }
  };
  const send = () => {
    setSent(true);
    if (seen.state === 'ready' || seen.state === 'link') {
      redemption.redeem(seen.state === 'link' ? typed.trim() : meant(typed));
    }
  };
  const wrong =
    seen.state === 'mistyped' ||
    seen.state === 'long' ||
    (isSent && (seen.state === 'short' || seen.state === 'empty'));
  const error = !wrong
    ? undefined
    : seen.state === 'short' || seen.state === 'long'
      ? t(`key.${seen.state}`, { count: seen.symbols, of: KEY_SYMBOLS })
      : t(`key.${seen.state === 'empty' ? 'empty' : 'mistyped'}`);

  return (
    <Card title={t('key.title')} text={t('key.text')}>
      <form
        className={styles.keyForm}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={t('key.label')}
          hint={t('key.hint')}
          value={typed}
          onChange={change}
          onBlur={() => (seen.state === 'ready' ? setTyped(grouped(meant(typed))) : undefined)}
          error={error}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-X"
          mono
          autoComplete="off"
          spellCheck="false"
          isDisabled={isDisabled}
        />
        <Button
          type="submit"
          variant="primary"
          isPending={redemption.isPending}
          isDisabled={isDisabled || mustWait}
        >
          {t('key.send')}
        </Button>
      </form>
      {redemption.problem ? <RedemptionProblem problem={redemption.problem} /> : null}
      {redemption.done ? <RedemptionNote redemption={redemption.done} /> : null}
      {isDisabled ? <p className={styles.small}>{t('key.unverified')}</p> : null}
    </Card>
  );
}

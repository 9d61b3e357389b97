import { useQuery } from '@tanstack/react-query';
import { KeyRound, Link2, RefreshCw, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Badge, Button, DateTime, ProblemNote, Skeleton, type Tone, useMinute } from '@/ui';
import styles from './codes.module.css';
import { type Code, codeOf, codeState, type CodeState, type Kind } from './codes';
import { LimitsDialog } from './LimitsDialog';
import { RevokeConfirm } from './RevokeConfirm';
import { Secret } from './Secret';

const TONES: Record<CodeState, Tone> = {
  active: 'good',
  none: 'muted',
  revoked: 'bad',
  expired: 'warn',
  usedUp: 'warn',
};

/** The key or the link: what it is for, how it stands, and what can be done with it. */
export function CodeCard({ kind, onReplace }: { kind: Kind; onReplace: () => void }) {
  const license = useLicense();
  const { t } = useTranslation('codes');
  const { data: code, error } = useQuery(codeOf(license.id, kind));
  const Icon = kind === 'key' ? KeyRound : Link2;
  const state = codeState(code ?? NONE, useMinute());
  return (
    <section className={styles.card} aria-labelledby={`code-${kind}`}>
      <header className={styles.head}>
        <span className={styles.icon} style={{ color: `var(--method-${kind})` }}>
          <Icon aria-hidden />
        </span>
        <div className={styles.headWords}>
          <h2 id={`code-${kind}`}>{t(`${kind}.name`)}</h2>
          <p className={styles.quiet}>{t(`${kind}.text`)}</p>
        </div>
        {code ? (
          <Badge tone={TONES[state]} dot>
            {t(`state.${state}`)}
          </Badge>
        ) : null}
      </header>
      {error ? <ProblemNote problem={error} /> : null}
      {!code && !error ? <Skeleton height="9rem" /> : null}
      {code ? (
        <>
          {state === 'revoked' ? (
            <p className={styles.gone}>{t(`${kind}.revoked`)}</p>
          ) : (
            <Secret key={code.generation ?? 1} kind={kind} isMade={code.exists} />
          )}
          <Facts code={code} />
          {state === 'active' || state === 'none' ? (
            <p className={styles.warning}>
              <TriangleAlert aria-hidden />
              <span>{t(`${kind}.warning`)}</span>
            </p>
          ) : null}
          <Acts code={code} kind={kind} state={state} onReplace={onReplace} />
        </>
      ) : null}
    </section>
  );
}

const NONE: Code = {
  kind: 'KEY',
  exists: false,
  generation: null,
  createdAt: null,
  revokedAt: null,
  expiresAt: null,
  maxUses: null,
  uses: 0,
  allowedDomains: [],
  joined: 0,
  warning: '',
};

function Facts({ code }: { code: Code }) {
  const { t } = useTranslation('codes');
  const { number } = useNumbers();
  const { maxUses } = code;
  const share = maxUses ? Math.min(1, code.uses / maxUses) : 0;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('facts.joined')}</dt>
        <dd className={styles.big}>{number(code.joined)}</dd>
      </div>
      <div>
        <dt>{t('facts.uses')}</dt>
        <dd>
          {maxUses ? t('facts.of', { uses: number(code.uses), most: number(maxUses) }) : number(code.uses)}
          {maxUses ? (
            <span className={styles.meter} aria-hidden>
              <span style={{ width: `${share * 100}%` }} data-full={share === 1 ? '' : undefined} />
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('facts.ends')}</dt>
        <dd>{code.expiresAt ? <DateTime at={code.expiresAt} as="time" /> : t('facts.never')}</dd>
      </div>
      <div>
        <dt>{t('facts.domains')}</dt>
        <dd>
          {code.allowedDomains.length > 0
            ? code.allowedDomains.map((domain) => `@${domain}`).join(', ')
            : t('facts.anybody')}
        </dd>
      </div>
    </dl>
  );
}

function Acts({
  code,
  kind,
  state,
  onReplace,
}: {
  code: Code;
  kind: Kind;
  state: CodeState;
  onReplace: () => void;
}) {
  const { t } = useTranslation('codes');
  const [open, setOpen] = useState<'limits' | 'revoke'>();
  const close = () => setOpen(undefined);
  if (state === 'revoked') {
    return (
      <footer className={styles.acts}>
        <Button variant="primary" icon={<RefreshCw />} onPress={onReplace}>
          {t(`${kind}.makeNew`)}
        </Button>
      </footer>
    );
  }
  return (
    <footer className={styles.acts}>
      <Button size="sm" icon={<SlidersHorizontal />} onPress={() => setOpen('limits')}>
        {t('limits.open')}
      </Button>
      {state === 'none' ? null : (
        <>
          <Button size="sm" icon={<RefreshCw />} onPress={onReplace}>
            {t('replace.open')}
          </Button>
          <Button size="sm" variant="quiet" onPress={() => setOpen('revoke')}>
            {t('revoke.open')}
          </Button>
        </>
      )}
      {open === 'limits' ? <LimitsDialog code={code} kind={kind} onClose={close} /> : null}
      <RevokeConfirm code={code} kind={kind} isOpen={open === 'revoke'} onClose={close} />
    </footer>
  );
}

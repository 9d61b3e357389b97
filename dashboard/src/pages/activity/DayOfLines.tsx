import { Cloud, Globe, GraduationCap, KeyRound, LibraryBig, ShieldCheck, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import { Badge, day as dayWords, exact, type Tone } from '@/ui';
import styles from './activity.module.css';
import { type Day, type Group, groupOf, type Line, localDay, sentenceKey } from './sentence';

const ICONS = {
  people: UsersRound,
  license: LibraryBig,
  admins: ShieldCheck,
  codes: KeyRound,
  domains: Globe,
  google: Cloud,
  lms: GraduationCap,
} as const satisfies Record<Group, unknown>;

/** Good news first, what needs somebody last: the order of the outcomes, and how each looks. */
const OUTCOMES = {
  ADDED: 'good',
  INVITED: 'info',
  WAITING: 'warn',
  REASON_ADDED: 'muted',
  ALREADY_MEMBER: 'muted',
  ALREADY_INVITED: 'muted',
  REMOVED: 'muted',
  KEPT_OUT: 'bad',
  REFUSED: 'bad',
  FAILED: 'bad',
} as const satisfies Record<string, Tone>;

/** What happened on one day. */
export function DayOfLines({ day, lines }: Day) {
  const { t } = useTranslation('activity');
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const name =
    day === localDay(today)
      ? t('today')
      : day === localDay(yesterday)
        ? t('yesterday')
        : dayWords(new Date(year, month - 1, date), pageLocale());
  return (
    <section className={styles.day} aria-label={name}>
      <h2 className={styles.dayName}>{name}</h2>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <LineOf key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}

function LineOf({ line }: { line: Line }) {
  const { t } = useTranslation('activity');
  const { number } = useNumbers();
  const group = groupOf(line.kind);
  const Icon = ICONS[group];
  const outcomes = (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).filter(
    (outcome) => line.outcomes[outcome],
  );
  const began = new Date(line.began);
  return (
    <li className={styles.line}>
      <span className={styles.icon} data-group={group} aria-hidden>
        <Icon />
      </span>
      <div className={styles.words}>
        <p className={styles.sentence}>
          <Sentence line={line} />
        </p>
        {line.detail.reason ? (
          <p className={styles.more}>{t('reason', { reason: line.detail.reason })}</p>
        ) : null}
        {outcomes.length > 0 ? (
          <ul className={styles.outcomes} aria-label={t('outcomes')}>
            {outcomes.map((outcome) => (
              <li key={outcome}>
                <Badge tone={OUTCOMES[outcome]}>
                  {t(`outcome.${outcome}`, { formatted: number(line.outcomes[outcome] ?? 0) })}
                </Badge>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <time className={styles.time} dateTime={line.began} title={exact(began, pageLocale())}>
        {new Intl.DateTimeFormat(pageLocale(), { timeStyle: 'short' }).format(began)}
      </time>
    </li>
  );
}

/** Where whoever acted stands in the sentence, in bold, whatever the order of words is. */
const WHO = '\u0001';
const A_MOMENT = /^\d{4}-\d\d-\d\dT/;

function Sentence({ line }: { line: Line }) {
  const { t, i18n } = useTranslation('activity');
  const who = useWho(line);
  const key = `sentence.${sentenceKey(line)}` as 'sentence.CREATED';
  if (!i18n.exists(key, { ns: 'activity' })) {
    return line.summary;
  }
  const { detail } = line;
  const at = (text: string | undefined) =>
    text && A_MOMENT.test(text) ? dayWords(new Date(text), pageLocale()) : text;
  const values = {
    ...detail,
    from: at(detail.from),
    to: at(detail.to),
    expiresAt: at(detail.expiresAt),
    who: WHO,
  };
  const words = String(t(key, values));
  const [before, after] = words.split(WHO);
  return (
    <>
      {before}
      {after === undefined ? null : <strong>{breakable(who)}</strong>}
      {after}
    </>
  );
}

/** An address too long for its line is broken before its domain. */
function breakable(who: string) {
  const at = who.indexOf('@');
  return at < 0 ? (
    who
  ) : (
    <>
      {who.slice(0, at)}
      <wbr />
      {who.slice(at)}
    </>
  );
}

function useWho({ actor }: Line) {
  const me = useMe();
  const { t } = useTranslation('activity');
  if (actor.accountId !== null && actor.accountId === me.accountId) {
    return t('who.you');
  }
  switch (actor.role) {
    case 'SYSTEM':
      return t('who.rollbook');
    case 'STAFF':
      return actor.email ? t('who.staffNamed', { email: actor.email }) : t('who.staff');
    default:
      return actor.email ?? t('who.somebody');
  }
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { pageLocale } from '@/i18n/locale';
import { Note, ProblemNote, useRefusal } from '@/ui';
import { coverage, type Redemption } from './mine';
import { told } from './outcome';

const TONES = {
  in: 'good',
  already: 'good',
  waiting: 'warn',
  keptOut: 'bad',
  refused: 'bad',
  failed: 'bad',
} as const;

/** What became of a key or link, in plain words, with the license's name where it covers. */
export function RedemptionNote({ redemption }: { redemption: Redemption }) {
  const { t } = useTranslation('me');
  const { data } = useQuery(coverage());
  const license = data?.licenses.find(({ licenseId }) => licenseId === redemption.licenseId);
  const refusal = useRefusal();
  const which = told(redemption);
  return (
    <Note
      tone={TONES[which]}
      title={t(`outcome.${which}`, { license: license?.name ?? t('outcome.aLicense') })}
      live
    >
      <p>
        {which === 'refused'
          ? (refusal(redemption.reason, redemption.detail) ?? t('outcome.refusedText'))
          : t(`outcome.${which}Text`)}
      </p>
    </Note>
  );
}

/** Why a key or link could not be redeemed at all. Whatever is wrong with it, the words are the same. */
export function RedemptionProblem({ problem: error, isLink }: { problem: unknown; isLink?: boolean }) {
  const { t } = useTranslation('me');
  const problem = asProblem(error);
  switch (problem.slug) {
    case 'no-such-code':
      return (
        <Note tone="bad" title={isLink ? t('refusal.noSuchLink') : t('refusal.noSuchKey')} live>
          <p>{isLink ? t('refusal.noSuchLinkText') : t('refusal.noSuchKeyText')}</p>
        </Note>
      );
    case 'too-many-guesses':
      return (
        <Note tone="warn" title={t('refusal.tooMany')} live>
          <p>
            {problem.retryAt
              ? t('refusal.tooManyUntil', { time: clock(problem.retryAt) })
              : t('refusal.tooManyText')}{' '}
            {t('refusal.tooManyWhy')}
          </p>
        </Note>
      );
    case 'address-not-verified':
      return (
        <Note tone="warn" title={t('unverified.title')} live>
          <p>{t('unverified.short')}</p>
        </Note>
      );
    default:
      return <ProblemNote problem={problem} />;
  }
}

/** The time of day, in the reader's own zone. */
function clock(at: Date) {
  // To the next minute, so that nobody comes too early.
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return new Intl.DateTimeFormat(pageLocale(), { timeStyle: 'short' }).format(minute);
}

import { useTranslation } from 'react-i18next';
import { useGoogleReturn } from '@/app/useGoogleReturn';
import { Note, useProblemTitle } from '@/ui';

/** What to do about a refusal, by its name; the others say so in their text. */
const ADVISED = [
  'google-consent-refused',
  'google-scopes-missing',
  'not-your-google-account',
  'not-a-google-admin',
  'google-no-token',
  'no-such-authorization',
  'deployed-domain-wide',
] as const;

/** What came of the visit at Google, once the browser is back: said once, and then gone from the address. */
export function ReturnNote() {
  const { t } = useTranslation(['google', 'ui']);
  const say = useProblemTitle();
  const came = useGoogleReturn();
  if (came.google === 'connected') {
    return (
      <Note tone="good" title={t('returned.connected')} live>
        {t('returned.connectedText')}
      </Note>
    );
  }
  if (came.google === 'refused') {
    const advice = ADVISED.find((known) => known === came.problem);
    return (
      <Note tone="bad" title={t('returned.refused')} live>
        <p>{say({ slug: came.problem, message: '' }) || t('ui:problem.otherText')}</p>
        {advice ? <p>{t(`returned.advice.${advice}`)}</p> : null}
      </Note>
    );
  }
  return null;
}

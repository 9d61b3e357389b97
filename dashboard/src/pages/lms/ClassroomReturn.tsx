import { useTranslation } from 'react-i18next';
import { useGoogleReturn } from '@/app/useGoogleReturn';
import { Note, useProblemTitle } from '@/ui';

const ADVISED = [
  'google-consent-refused',
  'google-scopes-missing',
  'not-your-google-account',
  'google-no-token',
] as const;

/** What came of a teacher's visit at Google: said once, then gone from the address. */
export function ClassroomReturn() {
  const { t } = useTranslation(['lms', 'ui']);
  const say = useProblemTitle();
  const came = useGoogleReturn();
  if (came.google === 'connected') {
    return (
      <Note tone="good" title={t('classroom.connected')} live>
        {t('classroom.connectedText')}
      </Note>
    );
  }
  if (came.google === 'refused') {
    const advice = ADVISED.find((known) => known === came.problem);
    return (
      <Note tone="bad" title={t('classroom.refused')} live>
        <p>{say({ slug: came.problem, message: '' }) || t('ui:problem.otherText')}</p>
        {advice ? <p>{t(`classroom.advice.${advice}`)}</p> : null}
      </Note>
    );
  }
  return null;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { PageHeader, Stack } from '@/ui';
import { ClassroomReturn } from './ClassroomReturn';
import { cameFrom } from './classroomReturn';
import { HowItWorks } from './HowItWorks';
import { MyClassroom } from './MyClassroom';

/** A teacher's own connection with Google Classroom, whether they run a license or not; Google sends its teachers here. */
export function Component() {
  const { t } = useTranslation('lms');
  const { search } = useLocation();
  const [from] = useState(() => (search.includes('google=') ? cameFrom() : undefined));
  if (from) {
    return <Navigate to={from + search} replace />;
  }
  return (
    <>
      <PageHeader title={t('classroom.title')} text={t('classroom.lead')} />
      <Stack>
        <ClassroomReturn />
        <MyClassroom />
        <HowItWorks />
      </Stack>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, GraduationCap, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import {
  Badge,
  Button,
  Card,
  Confirm,
  CopyField,
  DateTime,
  Details,
  IconButton,
  Menu,
  Note,
  ProblemNote,
  Skeleton,
  toast,
} from '@/ui';
import { type Classroom, classroom, myClassroom } from './api';
import { ChooseLicense } from './ChooseLicense';
import { comeBackTo } from './classroomReturn';
import { Heard } from './Heard';
import { standing } from './kinds';
import { TestButton, TestResult } from './TestResult';
import { useTest } from './useTest';
import styles from './lms.module.css';

/** The reader's own consent at Google Classroom: given, how it does, what of their assignments enrolls nobody yet, given back. */
export function MyClassroom({ from }: { from?: string }) {
  const me = useMe();
  const { t } = useTranslation('lms');
  const { data, error } = useQuery(myClassroom());
  const connect = useMutation({
    mutationFn: () => {
      if (from) {
        comeBackTo(from);
      }
      return classroom.toGoogle();
    },
  });
  const again = { isPending: connect.isPending, problem: connect.error, run: () => connect.mutate() };
  if (data) {
    return <Connected connection={data} again={again} from={from} />;
  }
  return (
    <Card title={t('classroom.title')} text={t('classroom.text')}>
      {error ? <ProblemNote problem={error} /> : null}
      {data === undefined && !error ? <Skeleton height="4rem" /> : null}
      {data === null ? (
        <>
          <div className={styles.connectAct}>
            <Button icon={<GraduationCap />} onPress={again.run} isPending={again.isPending}>
              {t('classroom.connect')}
            </Button>
            <p className={styles.quiet}>{t('classroom.as', { email: me.email })}</p>
          </div>
          {again.problem ? <ProblemNote problem={again.problem} /> : null}
          {from ? <ForTeachers /> : null}
        </>
      ) : null}
    </Card>
  );
}

function ForTeachers() {
  const { t } = useTranslation('lms');
  return (
    <CopyField
      label={t('classroom.forTeachers')}
      hint={t('classroom.forTeachersText')}
      value={`${location.origin}/classroom`}
    />
  );
}

function Connected({
  connection,
  again,
  from,
}: {
  connection: Classroom;
  again: { isPending: boolean; problem: Error | null; run: () => void };
  from: string | undefined;
}) {
  const { t } = useTranslation('lms');
  const { number } = useNumbers();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const test = useTest(classroom.test, standing(connection), async () => {
    await queries.invalidateQueries({ queryKey: myClassroom().queryKey, exact: true });
    return standing(queries.getQueryData(myClassroom().queryKey));
  });
  const disconnect = useMutation({
    mutationFn: classroom.disconnect,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['classroom'] });
      setAsks(false);
      toast(t('classroom.disconnected'));
    },
  });
  const isToldOfAll = connection.registered === connection.courses;
  return (
    <Card
      title={t('classroom.title')}
      text={t('classroom.text')}
      action={
        <span className={styles.itemActs}>
          <Badge tone={connection.trouble ? 'bad' : 'good'} dot>
            {connection.trouble ? t('item.trouble') : t('classroom.isConnected')}
          </Badge>
          <TestButton test={test} />
          <Menu
            trigger={<IconButton size="sm" label={t('classroom.more')} icon={<Ellipsis />} />}
            items={[
              { id: 'again', label: t('classroom.again'), icon: <RefreshCw />, onAction: again.run },
              {
                id: 'end',
                label: t('classroom.disconnect'),
                icon: <Unplug />,
                danger: true,
                onAction: () => setAsks(true),
              },
            ]}
          />
        </span>
      }
    >
      {connection.trouble ? (
        <Note
          tone="bad"
          title={t(`classroom.troubles.${connection.trouble}`)}
          action={
            <Button size="sm" variant="primary" onPress={again.run} isPending={again.isPending}>
              {t('classroom.again')}
            </Button>
          }
        >
          {t('classroom.nobodyLeaves')}
        </Note>
      ) : null}
      {again.problem ? <ProblemNote problem={again.problem} /> : null}
      <TestResult test={test} />
      <Details
        items={[
          { label: t('classroom.account'), value: connection.email },
          { label: t('classroom.since'), value: <DateTime at={connection.connectedAt} as="day" /> },
          {
            label: t('classroom.courses'),
            value: isToldOfAll
              ? t('classroom.allCourses', {
                  count: connection.courses,
                  formatted: number(connection.courses),
                })
              : t('classroom.someCourses', {
                  registered: number(connection.registered),
                  courses: number(connection.courses),
                }),
          },
        ]}
      />
      <Heard deliveries={connection.deliveries} rejected={connection.rejected} />
      {connection.unsettled.length > 0 ? (
        <section className={styles.unsettled} aria-label={t('classroom.unsettled')}>
          <h3>{t('classroom.unsettled')}</h3>
          <ul>
            {connection.unsettled.map((assignment) => (
              <li key={assignment.id}>
                <strong>{assignment.title}</strong>
                <p className={styles.quiet}>{t(`assignments.why.${assignment.state}`)}</p>
                {assignment.state === 'CHOOSE' ? (
                  <ChooseLicense assignmentId={assignment.id} title={assignment.title} />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {from ? <ForTeachers /> : null}
      <Confirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('classroom.disconnectTitle')}
        confirm={t('classroom.disconnect')}
        variant="danger"
        onConfirm={() => disconnect.mutate()}
        isPending={disconnect.isPending}
        problem={disconnect.error}
      >
        <p>{t('classroom.disconnectText')}</p>
      </Confirm>
    </Card>
  );
}

import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { MailCheck, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  Badge,
  Button,
  Card,
  Confirm,
  DateTime,
  EmptyState,
  ListSkeleton,
  ProblemNote,
  TextField,
  toast,
} from '@/ui';
import { Handled } from './Handled';
import { ALL_SERVICES, drop, type Letter, letters, replay } from './operations';
import styles from './operations.module.css';
import { useLicenseName } from './useLicenseName';

/** What no service could read or handle: what it was, what went wrong, and the two ways out. */
export function Letters() {
  const { t } = useTranslation('operations');
  const read = useQueries({ queries: ALL_SERVICES.map((service) => letters(service)) });
  const all = read.flatMap(({ data }) => data?.items ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
  const isPending = read.some((each) => each.isPending);
  const failed = ALL_SERVICES.filter((_, place) => read[place]?.isError);
  return (
    <Card
      title={t('letters.title')}
      text={t('letters.text')}
      action={all.length > 0 ? <Badge tone="warn">{all.length}</Badge> : null}
    >
      {failed.length > 0 ? (
        <p className={styles.away}>
          {t('letters.unread', { services: failed.map((service) => t(`service.${service}`)).join(', ') })}
        </p>
      ) : null}
      {isPending && all.length === 0 ? <ListSkeleton /> : null}
      {!isPending && all.length === 0 && failed.length === 0 ? (
        <EmptyState icon={<MailCheck />} title={t('letters.none')} text={t('letters.noneText')} />
      ) : null}
      {all.length > 0 ? (
        <ul className={styles.letters}>
          {all.map((letter) => (
            <LetterOf key={letter.key} letter={letter} />
          ))}
        </ul>
      ) : null}
      {read.some(({ data }) => data?.more) ? <p className={styles.small}>{t('letters.more')}</p> : null}
      <Handled />
    </Card>
  );
}

function LetterOf({ letter }: { letter: Letter }) {
  const { t } = useTranslation('operations');
  const queries = useQueryClient();
  const nameOf = useLicenseName();
  const [isDropping, setDropping] = useState(false);
  const [reason, setReason] = useState('');
  // Not waited for: it takes the letter away, and with it what is said once it is handled.
  const renew = () => void queries.invalidateQueries({ queryKey: ['operations'] });
  const again = useMutation({ mutationFn: () => replay(letter), onSettled: renew });
  const gone = useMutation({ mutationFn: () => drop(letter, reason), onSettled: renew });
  return (
    <li className={styles.letter}>
      <div className={styles.letterWords}>
        <p className={styles.letterTitle}>
          <strong>{letter.type ?? t('letters.unknownType')}</strong>
          <Badge>{t(`service.${letter.service}`)}</Badge>
          {letter.tries > 0 ? <Badge tone="bad">{t('letters.tries', { count: letter.tries })}</Badge> : null}
        </p>
        <p className={styles.why}>{letter.why}</p>
        <p className={styles.small}>
          <DateTime at={letter.at} />
          {letter.licenseId ? (
            <>
              {' · '}
              <Link to={`/licenses/${letter.licenseId}`}>
                {nameOf(letter.licenseId) ?? t('letters.license')}
              </Link>
            </>
          ) : null}
          {letter.part === null ? null : ` · ${t('letters.part', { place: letter.part + 1 })}`}
          {` · ${letter.where}`}
        </p>
      </div>
      <div className={styles.letterActs}>
        <Button
          size="sm"
          icon={<RotateCw />}
          isPending={again.isPending}
          aria-label={t('letters.replayOf', { id: letter.id, service: t(`service.${letter.service}`) })}
          onPress={() => again.mutate(undefined, { onSuccess: () => toast(t('letters.replayed')) })}
        >
          {t('letters.replay')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Trash2 />}
          aria-label={t('letters.dropOf', { id: letter.id, service: t(`service.${letter.service}`) })}
          onPress={() => setDropping(true)}
        >
          {t('letters.drop')}
        </Button>
      </div>
      {again.error ? <ProblemNote problem={again.error} /> : null}
      <Confirm
        isOpen={isDropping}
        onClose={() => setDropping(false)}
        title={t('letters.dropTitle')}
        confirm={t('letters.dropConfirm')}
        variant="danger"
        isPending={gone.isPending}
        isDisabled={reason.trim() === ''}
        problem={gone.error}
        onConfirm={() =>
          gone.mutate(undefined, {
            onSuccess: () => {
              setDropping(false);
              toast(t('letters.dropped'));
            },
          })
        }
      >
        <p>{letter.part === null ? t('letters.dropText') : t('letters.dropTextPart')}</p>
        <TextField
          label={t('letters.reason')}
          hint={t('letters.reasonHint')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
      </Confirm>
    </li>
  );
}

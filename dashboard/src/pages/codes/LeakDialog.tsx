import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import {
  Button,
  Checkbox,
  Consequences,
  Dialog,
  DialogButtons,
  ProblemNote,
  RadioGroup,
  Stack,
  TextField,
  toast,
} from '@/ui';
import { codeOf, joinsBy, type Kind, moment, peopleSince, rotate, type Since, undo } from './codes';

/** What is to be done about a key or link that got about; `since` is set where somebody pointed at a join. */
export interface Leak {
  kind: Kind;
  undo?: boolean;
  since?: string;
}

/** Replaces it by a new one, takes off who joined since a moment, or both at once. */
export function LeakDialog({ leak, onClose }: { leak: Leak; onClose: () => void }) {
  const { kind } = leak;
  const license = useLicense();
  const queries = useQueryClient();
  const { t } = useTranslation(['codes', 'ui']);
  const { number } = useNumbers();
  const { data: code } = useQuery(codeOf(license.id, kind));
  const joins = useInfiniteQuery(joinsBy(license.id, kind));
  const isRevoked = code !== undefined && !code.exists;
  const [replaces, setReplaces] = useState(true);
  const [undoes, setUndoes] = useState(leak.undo ?? false);
  const [since, setSince] = useState<Since>(leak.since ? 'join' : 'day');
  const [other, setOther] = useState('');
  const [opened] = useState(() => Date.now());
  const madeAt = code?.createdAt ?? null;
  const from = moment(since, { now: opened, madeAt, join: leak.since, other });
  const read = joins.data?.pages.flatMap(({ items }) => items) ?? [];
  const met = from ? peopleSince(read, from, !joins.hasNextPage) : undefined;

  const act = useMutation({
    mutationFn: () => {
      const at = undoes ? from : undefined;
      return !replaces && at ? undo(license.id, kind, at) : rotate(license.id, kind, at);
    },
    onSuccess: async (undone) => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'codes') });
      toast(
        undoes
          ? t('replace.didUndo', { count: undone.people, formatted: number(undone.people) })
          : t(`${kind}.didReplace`),
      );
      onClose();
    },
  });
  const canDo = (replaces || undoes) && (!undoes || from !== undefined);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        isRevoked && !leak.undo
          ? t(`${kind}.makeNew`)
          : leak.undo
            ? t('replace.undoTitle')
            : t(`${kind}.replace`)
      }
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant={undoes ? 'danger' : 'primary'}
            isDisabled={!canDo}
            isPending={act.isPending}
            onPress={() => act.mutate()}
          >
            {t(undoes ? (replaces ? 'replace.both' : 'replace.undoOnly') : 'replace.only')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        <Checkbox isSelected={replaces} onChange={setReplaces} hint={t(`${kind}.replaceHint`)}>
          {isRevoked ? t(`${kind}.makeNew`) : t(`${kind}.replaceBox`)}
        </Checkbox>
        <Checkbox isSelected={undoes} onChange={setUndoes} hint={t('replace.undoHint')}>
          {t('replace.undoBox')}
        </Checkbox>
        {undoes ? (
          <RadioGroup
            label={t('replace.since')}
            value={since}
            onChange={(to) => setSince(to as Since)}
            options={[
              ...(leak.since ? [{ id: 'join', label: t('replace.join') }] : []),
              { id: 'hour', label: t('replace.hour') },
              { id: 'day', label: t('replace.day') },
              ...(madeAt ? [{ id: 'made', label: t(`${kind}.sinceMade`) }] : []),
              { id: 'other', label: t('replace.other') },
            ]}
          />
        ) : null}
        {undoes && since === 'other' ? (
          <TextField label={t('replace.moment')} type="datetime-local" value={other} onChange={setOther} />
        ) : null}
        <Consequences
          lines={[
            replaces ? { warn: code?.exists ?? false, text: t(`${kind}.oldIsWorthless`) } : null,
            replaces ? t('replace.sameLimits') : null,
            undoes && !replaces ? { warn: true, text: t('replace.joinAgain') } : null,
            undoes && from && met
              ? {
                  warn: met.people > 0,
                  text: t(met.more ? 'replace.peopleMore' : 'replace.people', {
                    count: met.people,
                    formatted: number(met.people),
                    when: momentWords(new Date(from)),
                  }),
                }
              : null,
            undoes ? t('replace.otherReasons') : t('replace.stay'),
          ]}
        />
        {act.error ? <ProblemNote problem={act.error} /> : null}
      </Stack>
    </Dialog>
  );
}

function momentWords(at: Date) {
  return new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

import { useTranslation } from 'react-i18next';
import { DateTime, Filled, GAP } from '@/ui';
import type { Actor } from './members';

/** When something was done, and by whom; the moment alone where it went by itself. */
export function WhenWho({ at, actor }: { at: string; actor: Actor | null | undefined }) {
  const { t } = useTranslation('members');
  const when = <DateTime at={at} as="time" />;
  if (!actor || actor.role === 'SYSTEM') {
    return when;
  }
  const named = actor.role === 'STAFF' ? 'staffNamed' : 'adminNamed';
  const unnamed = { STAFF: 'staff', USER: 'user', LICENSE_ADMIN: 'admin' } as const;
  const who =
    actor.role !== 'USER' && actor.email
      ? t(`by.${named}`, { email: actor.email })
      : t(`by.${unnamed[actor.role]}`);
  return <Filled text={t('by.when', { when: GAP, who })}>{when}</Filled>;
}

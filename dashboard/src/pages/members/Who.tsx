import { useTranslation } from 'react-i18next';
import type { Actor } from './members';

/** By whom something was done, after what was done; nothing where it went by itself. */
export function Who({ actor }: { actor: Actor | null | undefined }) {
  const { t } = useTranslation('members');
  if (!actor || actor.role === 'SYSTEM') {
    return null;
  }
  if (actor.role === 'USER') {
    return <> · {t('by.user')}</>;
  }
  const key = actor.role === 'STAFF' ? 'staff' : 'admin';
  return <> · {actor.email ? t(`by.${key}Named`, { email: actor.email }) : t(`by.${key}`)}</>;
}

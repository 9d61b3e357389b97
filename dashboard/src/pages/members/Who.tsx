import { useTranslation } from 'react-i18next';
import type { Actor } from './members';

/** By whom something was done, after what was done; nothing where it went by itself. */
export function Who({ actor }: { actor: Actor | null | undefined }) {
  const { t } = useTranslation('members');
  if (!actor || actor.role === 'SYSTEM') {
    return null;
  }
  const key = ({ STAFF: 'staff', USER: 'user', LICENSE_ADMIN: 'admin' } as const)[actor.role];
  return <> · {actor.role !== 'USER' && actor.email ? t(`by.${key}Named`, { email: actor.email }) : t(`by.${key}`)}</>;
}

import { createContext, use } from 'react';
import type { Me } from './session';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; every page but the sign-in's own has somebody. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) {
    throw new Error('nobody is signed in here');
  }
  return me;
}

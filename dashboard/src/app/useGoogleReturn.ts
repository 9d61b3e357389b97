import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const PARAMETERS = ['google', 'problem', 'title'];

/**
 * What the address says came of a visit at Google, once the browser is back: told once, and then gone from the address. A refusal by
 * its name alone, never by the title beside it: anybody can write an address.
 */
export function useGoogleReturn() {
  const [search, setSearch] = useSearchParams();
  const [came] = useState(() => ({
    google: search.get('google'),
    problem: search.get('problem') ?? '',
  }));
  useEffect(() => {
    if (search.has('google')) {
      setSearch(
        (before) => {
          PARAMETERS.forEach((name) => before.delete(name));
          return before;
        },
        { replace: true },
      );
    }
  }, [search, setSearch]);
  return came;
}

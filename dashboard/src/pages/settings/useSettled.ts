import { useEffect, useState } from 'react';

/** A value once it has not changed for a while: what is typed is not asked about letter by letter. */
export function useSettled<T>(value: T, millis = 350): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}

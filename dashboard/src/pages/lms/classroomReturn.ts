const KEY = 'rollbook.classroom.from';

/** Where to come back to from Google, which knows one address of ours alone. */
export function comeBackTo(path: string) {
  sessionStorage.setItem(KEY, path);
}

/** Where somebody who comes from Google set out, once. */
export function cameFrom(): string | undefined {
  const path = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return path !== null && /^\/licenses\/[0-9a-f-]{36}\/lms$/.test(path) ? path : undefined;
}

/** The first 32 are the symbols of a key; all 37 can be its check symbol (Crockford's base32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U';
const RADIX = 32n;
const CHECK = 37n;
export const KEY_SYMBOLS = 21;
const GROUP = 4;

/** What was typed, as it was meant: any case, spaces and dashes anywhere, O for 0, I and L for 1. */
export function meant(typed: string): string {
  return typed
    .replace(/[\s\u00a0\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** As a key is printed: `XXXX-XXXX-XXXX-XXXX-XXXX-C`. */
export function grouped(symbols: string): string {
  return symbols.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}

/** What can be said of a code before anybody is asked whether it counts. */
export type Typed =
  { state: 'empty' | 'link' | 'ready' | 'mistyped' } | { state: 'short' | 'long'; symbols: number };

/**
 * Looks at what was typed. A key gives away by its check symbol that it is mistyped, so that nobody is asked in vain, and no
 * try is lost; a license link may be pasted as well.
 */
export function look(typed: string): Typed {
  const text = typed.trim();
  if (text === '') {
    return { state: 'empty' };
  }
  if (/^https?:\/\//i.test(text) || text.includes('/join/')) {
    return { state: 'link' };
  }
  const symbols = meant(text);
  if (symbols.length !== KEY_SYMBOLS) {
    return { state: symbols.length < KEY_SYMBOLS ? 'short' : 'long', symbols: symbols.length };
  }
  return { state: checks(symbols) ? 'ready' : 'mistyped' };
}

function checks(symbols: string): boolean {
  let number = 0n;
  for (const symbol of symbols.slice(0, -1)) {
    const digit = BigInt(ALPHABET.indexOf(symbol));
    if (digit < 0n || digit >= RADIX) {
      return false;
    }
    number = number * RADIX + digit;
  }
  return ALPHABET[Number(number % CHECK)] === symbols.at(-1);
}

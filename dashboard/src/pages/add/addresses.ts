/** Why a text is no address we can add; the page has a sentence for each. The services judge again, by the same rules. */
export type Wrong = 'malformed' | 'tooLong' | 'invisible' | 'dotless' | 'accents' | 'sign' | 'domain';

/** One of the things typed or pasted: an address, or what stands where one was expected. */
export interface Entry {
  /** As typed, the name before the address too. */
  text: string;
  /** In the one form addresses are compared in; undefined where it is none. */
  address: string | undefined;
  wrong: Wrong | undefined;
}

/** What belongs together in pasted text (R24): a separator, an address in brackets, a quoted name, white space, a word. */
const PARTS =
  /(?<separator>[,;\n\r\v\f\u0085\u2028\u2029])|<(?<bracket>[^<>,;\n\r\v\f\u0085\u2028\u2029]*)>|"(?:\\"|[^"\n\r])*"(?=$|[\s,;<])|(?<space>[\s\uFEFF]+)|(?:(?!<[^<>,;\n\r]*>)[^\s,;])+/gu;

/** Splits pasted text into entries; nothing pasted goes unmentioned. */
export function readPasted(text: string): Entry[] {
  const entries: Entry[] = [];
  let words: string[] = [];
  const endWords = (upTo = words.length) => {
    for (const word of words.slice(0, upTo)) {
      entries.push(entryOf(word, word.replace(/^"(.*)"$/, '$1')));
    }
    words = [];
  };
  for (const part of text.matchAll(PARTS)) {
    const { separator, bracket, space } = part.groups ?? {};
    if (separator !== undefined) {
      endWords();
    } else if (bracket !== undefined) {
      const name = nameBefore(words, bracket.trim());
      endWords(words.length - name.length);
      entries.push(entryOf([...name, part[0]].join(' '), bracket.trim()));
    } else if (space === undefined) {
      words.push(part[0]);
    }
  }
  endWords();
  return entries;
}

/** The words right before an address in brackets that are its name; whatever holds an @ is an address of its own. */
function nameBefore(words: readonly string[], address: string): string[] {
  let from = words.length;
  while (from > 0) {
    const word = words[from - 1] ?? '';
    const isLast = from === words.length;
    if (
      word.includes('@') &&
      !(isLast && (word.startsWith('"') || word.toLowerCase() === address.toLowerCase()))
    ) {
      break;
    }
    from -= 1;
  }
  return words.slice(from);
}

function entryOf(text: string, address: string): Entry {
  const checked = checkAddress(address.replace(/^mailto:/i, ''));
  return 'wrong' in checked
    ? { text, address: undefined, wrong: checked.wrong }
    : { text, address: checked.address, wrong: undefined };
}

const ATOM = /^[a-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[a-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Reads one address, or says what is wrong with it. */
export function checkAddress(typed: string): { address: string } | { wrong: Wrong } {
  const text = typed.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');
  if (/[\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)) {
    return { wrong: 'invisible' };
  }
  const [name = '', domain = '', ...more] = text.split('@');
  if (name === '' || domain === '' || more.length > 0) {
    return { wrong: 'malformed' };
  }
  if (/[ıİ]/.test(text)) {
    return { wrong: 'dotless' };
  }
  if (/[^\x20-\x7e]/.test(name)) {
    return { wrong: 'accents' };
  }
  if (name.length > 64) {
    return { wrong: 'tooLong' };
  }
  if (!ATOM.test(name)) {
    return { wrong: 'sign' };
  }
  const ascii = asciiDomain(domain);
  if (ascii === undefined) {
    return { wrong: 'domain' };
  }
  return name.length + 1 + ascii.length > 254
    ? { wrong: 'tooLong' }
    : { address: `${name.toLowerCase()}@${ascii}` };
}

/** A domain of two or more labels, the last no number; one in other letters in the form mail systems use. */
function asciiDomain(typed: string): string | undefined {
  let domain = typed.toLowerCase();
  if (/[^\x20-\x7e]/.test(domain)) {
    try {
      domain = new URL(`http://${domain}`).hostname;
    } catch {
      return undefined;
    }
  }
  const labels = domain.split('.');
  const isDomain =
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return isDomain ? domain : undefined;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A domain of the school that this one is nearly, but not quite: most likely a slip of the finger. */
export function meantDomain(domain: string, known: readonly string[]): string | undefined {
  return known.includes(domain)
    ? undefined
    : known.find((each) => Math.abs(each.length - domain.length) <= 2 && steps(domain, each) <= 2);
}

/** How many letters have to be changed, put in or taken out to make one of the other; two that are swapped are one. */
function steps(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

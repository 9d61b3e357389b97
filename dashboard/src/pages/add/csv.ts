/** What the first lines of a file tell before any of it is sent. */
export interface Peek {
  /** The first lines, as a spreadsheet's user would see them. */
  lines: string[];
  /** Where the header stands in `lines`; -1 where there is none. */
  headerAt: number;
  /** Its cells. */
  header: string[];
  separator: string;
  /** The cells of the row under it, to know a column by. */
  example: string[];
  /** Which columns are named Email. */
  emailColumns: number[];
  /** Which column of the first row holds an address itself: then there is no header. */
  addressAt: number;
  /** What it seems to be instead of a CSV file. */
  foreign: 'excel' | 'pdf' | 'picture' | undefined;
  /** Its header could be put right here: the bytes around it can be kept as they are. */
  canBeMended: boolean;
  /** Bytes of a byte order mark, and where the header's line begins and ends. */
  mark: number;
  start: number;
  end: number;
}

const LOOKED_AT = 64 * 1024;
const SHOWN = 4;
const SEPARATORS = [',', ';', '\t'];
const NEW_LINE = 10;
const ADDRESS = /^[^\s@"]+@[^\s@"]+\.[^\s@"]+$/;

export async function peek(file: Blob): Promise<Peek> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const { text, mark, wide } = decode(bytes);
  const lines = text.split(/\r\n|\n|\r/).slice(0, 20);
  const at = lines.findIndex((line) => !/^(?:sep=.)?[\s,;"]*$/i.test(line));
  const split = SEPARATORS.map((separator) => ({ separator, cells: cellsOf(lines[at] ?? '', separator) }));
  // As the service chooses: the separator that makes a column Email, and of several the one that makes most columns.
  const { separator, cells } = split.reduce((best, each) => (better(each.cells, best.cells) ? each : best));
  const next = lines.slice(at + 1).find((line) => line.trim() !== '');
  const start = at < 0 || wide ? mark : lineStart(bytes, mark, at);
  return {
    lines: lines
      .slice(Math.max(0, at - 1), Math.max(0, at - 1) + SHOWN)
      .filter((line, place) => line !== '' || place === 0),
    headerAt: at <= 0 ? at : 1,
    header: cells,
    separator,
    example: next === undefined ? [] : cellsOf(next, separator),
    emailColumns: cells.flatMap((cell, column) => (isEmail(cell) ? [column] : [])),
    addressAt: cells.findIndex((cell) => ADDRESS.test(cell)),
    foreign: foreign(bytes),
    canBeMended: !wide && at >= 0 && !text.includes('\r\r') && text.includes('\n'),
    mark,
    start,
    end: lineEnd(bytes, start),
  };
}

/** The same file with a header over its first row, which holds addresses already. */
export function withHeader(file: Blob, seen: Peek): Blob {
  const names = seen.header.map((_, column) =>
    column === seen.addressAt ? 'Email' : `Column ${column + 1}`,
  );
  return new Blob([file.slice(0, seen.start), `${names.join(seen.separator)}\n`, file.slice(seen.start)], {
    type: 'text/csv',
  });
}

/** The same file with that column named Email, and no other so. Nothing but the first row is touched. */
export function withColumn(file: Blob, seen: Peek, chosen: number): Blob {
  const names = seen.header.map((name, column) =>
    column === chosen ? 'Email' : quoted(isEmail(name) ? `${name.trim()} ${column + 1}` : name),
  );
  return new Blob([file.slice(0, seen.start), names.join(seen.separator), file.slice(seen.end)], {
    type: 'text/csv',
  });
}

function better(cells: string[], than: string[]) {
  const email = Number(cells.some(isEmail)) - Number(than.some(isEmail));
  return email > 0 || (email === 0 && cells.length > than.length);
}

function isEmail(cell: string) {
  return /^[\s\uFEFF]*email[\s\uFEFF]*$/i.test(cell);
}

function quoted(cell: string) {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The cells of one line. */
export function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '"' && inQuotes && line[i + 1] === '"') {
      cell += c;
      i += 1;
    } else if (c === '"') {
      inQuotes = !inQuotes;
    } else if (c === separator && !inQuotes) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += c;
    }
  }
  return [...cells, cell.trim()];
}

function decode(bytes: Uint8Array): { text: string; mark: number; wide: boolean } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), mark: 2, wide: true };
  }
  if (first === 0xfe && second === 0xff) {
    return { text: new TextDecoder('utf-16be').decode(bytes), mark: 2, wide: true };
  }
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }),
      mark,
      wide: bytes.includes(0),
    };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), mark, wide: bytes.includes(0) };
  }
}

function lineStart(bytes: Uint8Array, mark: number, line: number) {
  let at = mark;
  for (let i = 0; i < line; i++) {
    at = bytes.indexOf(NEW_LINE, at) + 1;
  }
  return at;
}

function lineEnd(bytes: Uint8Array, start: number) {
  const found = bytes.indexOf(NEW_LINE, start);
  const end = found < 0 ? bytes.length : found;
  return bytes[end - 1] === 13 ? end - 1 : end;
}

function foreign(bytes: Uint8Array): Peek['foreign'] {
  const begin = String.fromCharCode(...bytes.slice(0, 4));
  if (begin.startsWith('PK') || begin === '\u00d0\u00cf\u0011\u00e0') {
    return 'excel';
  }
  if (begin === '%PDF') {
    return 'pdf';
  }
  return begin.startsWith('\u0089PN') || begin.startsWith('\u00ff\u00d8') ? 'picture' : undefined;
}

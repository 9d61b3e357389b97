// @vitest-environment node
import { expect, it } from 'vitest';
import { cellsOf, peek, withColumn, withHeader } from './csv';

const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new Blob(parts);
const text = async (blob: Blob) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());

it('R17 X12 finds the column Email whatever separates the columns', async () => {
  for (const separator of [',', ';', '\t']) {
    const seen = await peek(
      file(`Grade${separator} eMail ${separator}Name\n7${separator}ann@x.example${separator}Ann\n`),
    );

    expect([seen.emailColumns, seen.separator, seen.example]).toEqual([
      [1],
      separator,
      ['7', 'ann@x.example', 'Ann'],
    ]);
  }
});

it('a file without a header gets one over its first row, and loses nothing', async () => {
  const blob = file('Ann;ann@x.example\r\nBob;bob@x.example\r\n');
  const seen = await peek(blob);

  expect([seen.emailColumns, seen.addressAt, seen.canBeMended]).toEqual([[], 1, true]);
  expect(await text(withHeader(blob, seen))).toBe(
    'Column 1;Email\nAnn;ann@x.example\r\nBob;bob@x.example\r\n',
  );
});

it('a column named otherwise becomes Email; mark, blank lines and rows stay as they are', async () => {
  const blob = file('\uFEFF\n\nName,"Mail, work",Email\nAnn,ann@x.example,\n');
  const seen = await peek(blob);

  expect(seen.header).toEqual(['Name', 'Mail, work', 'Email']);
  expect(await text(withColumn(blob, seen, 1))).toBe(
    '\uFEFF\n\n"Name",Email,"Email 3"\nAnn,ann@x.example,\n',
  );
  expect((await peek(withColumn(blob, seen, 1))).emailColumns).toEqual([1]);
});

it('text that is not UTF-8 is read as Windows-1252 and mended byte by byte', async () => {
  const name = new Uint8Array([0x4a, 0xf6, 0x72, 0x67]);
  const blob = file('Name,Mail\n', name, ',joerg@x.example\n');
  const seen = await peek(blob);

  expect(seen.lines[1]).toBe('Jörg,joerg@x.example');
  const mended = new Uint8Array(await withColumn(blob, seen, 1).arrayBuffer());
  expect([...mended.slice(13, 17)]).toEqual([...name]);
});

it('knows a workbook by its first bytes, and leaves UTF-16 to whoever saved it', async () => {
  expect((await peek(file('PK\u0003\u0004...'))).foreign).toBe('excel');
  const wide = Uint8Array.from([
    0xff,
    0xfe,
    ...[...'Mail\nann@x.example\n'].flatMap((c) => [c.charCodeAt(0), 0]),
  ]);
  const seen = await peek(file(wide));
  expect([seen.header, seen.canBeMended]).toEqual([['Mail'], false]);
});

it('reads cells in quotes', () => {
  expect(cellsOf('"a, ""b""",c,', ',')).toEqual(['a, "b"', 'c', '']);
});

import { inflateSync } from 'node:zlib';

/** An object of a PDF: what stands before its stream, and the stream as it was before it was packed (null where there is none). */
interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/** A PDF taken apart by its one table of objects; texts are Latin-1, a character a byte. Reads what pdfkit writes, not every PDF. */
export interface PdfObjects {
  readonly text: string;
  readonly trailer: string;
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** The object that a dictionary names under a key, `/Root 3 0 R`; null where there is none. */
  named(dictionary: string, key: string): PdfObject | null;
}

const objectOf = (bytes: string): PdfObject => {
  const found = /^\d+ 0 obj\n([\s\S]*?)\nstream\n([\s\S]*)\nendstream\nendobj/u.exec(bytes);
  if (found === null)
    return { head: bytes.replace(/^\d+ 0 obj\n/u, '').replace(/\nendobj[\s\S]*$/u, ''), stream: null };
  const [, head = '', packed = ''] = found;
  const stream = Buffer.from(packed, 'latin1');
  return { head, stream: head.includes('/Filter /FlateDecode') ? inflateSync(stream) : stream };
};

/** Takes a PDF apart. */
export const pdfObjects = (bytes: Uint8Array): PdfObjects => {
  const text = Buffer.from(bytes).toString('latin1');
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\n?$/u.exec(text)?.[1]);
  const starts = [...text.slice(tableAt).matchAll(/^(\d{10}) 00000 n $/gmu)].map(([, at]) => Number(at));
  const ordered = [...starts, tableAt].sort((a, b) => a - b);
  const objects = new Map(
    starts.map((at, index) => [index + 1, objectOf(text.slice(at, ordered[ordered.indexOf(at) + 1]))] as const),
  );
  return {
    text,
    trailer: text.slice(text.indexOf('trailer', tableAt)),
    objects,
    named: (dictionary, key) => {
      const id = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(dictionary)?.[1];
      return (id === undefined ? undefined : objects.get(Number(id))) ?? null;
    },
  };
};

/** A text as it stands in a PDF: `(…)` in ASCII, or in UTF-16 behind its mark. */
export const pdfText = (written: string): string => {
  const bytes = written
    .replace(/^\(|\)$/gu, '')
    .replace(/\\([nrtbf()\\])/gu, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign);
  if (!bytes.startsWith('\xFE\xFF')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
};

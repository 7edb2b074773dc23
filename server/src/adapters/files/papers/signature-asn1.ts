/** One element of ASN.1 in BER, of which DER is a part (ITU-T X.690). */
export interface Asn1 {
  /** The identifier octet: class, constructed bit and number. */
  readonly tag: number;
  /** The element with its header. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
  /** Of a constructed element; empty for any other. */
  readonly children: readonly Asn1[];
}

/** Identifier octets that signatures are made of. */
export const tags = {
  integer: 0x02,
  octets: 0x04,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** [0] to [3], constructed. */
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
} as const;

const deepest = 40;
const constructedBit = 0x20;

interface Found {
  readonly element: Asn1;
  readonly next: number;
}

interface Header {
  readonly tag: number;
  readonly start: number;
  /** Null for the indefinite form, which ends with two zero octets. */
  readonly length: number | null;
}

const headerAt = (bytes: Uint8Array, at: number, end: number): Header | null => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Numbers above 30 take more octets; nothing in a signature has one.
  if (tag === undefined || first === undefined || at + 1 >= end || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return { tag, start: at + 2, length: first };
  if (first === 0x80) return (tag & constructedBit) === 0 ? null : { tag, start: at + 2, length: null };
  const octets = first & 0x7f;
  if (octets > 4) return null;
  let length = 0;
  for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  return { tag, start: at + 2 + octets, length };
};

const childrenIn = (
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  endsWithZeros: boolean,
  depth: number,
): { readonly children: readonly Asn1[]; readonly stop: number } | null => {
  const children: Asn1[] = [];
  let at = start;
  while (at < end) {
    if (endsWithZeros && bytes[at] === 0 && bytes[at + 1] === 0) return { children, stop: at };
    const found = elementAt(bytes, at, end, depth + 1);
    if (found === null) return null;
    children.push(found.element);
    at = found.next;
  }
  return endsWithZeros ? null : { children, stop: at };
};

const elementAt = (bytes: Uint8Array, at: number, end: number, depth: number): Found | null => {
  const header = depth > deepest ? null : headerAt(bytes, at, end);
  if (header === null) return null;
  const { tag, start, length } = header;
  const limit = length === null ? end : start + length;
  if (limit > end) return null;
  if ((tag & constructedBit) === 0)
    return {
      element: { tag, whole: bytes.subarray(at, limit), content: bytes.subarray(start, limit), children: [] },
      next: limit,
    };
  const inside = childrenIn(bytes, { start, end: limit }, length === null, depth);
  if (inside === null) return null;
  const next = length === null ? inside.stop + 2 : limit;
  const content = bytes.subarray(start, inside.stop);
  return { element: { tag, whole: bytes.subarray(at, next), content, children: inside.children }, next };
};

/** The first element of the bytes; what follows it is left alone. Null where they hold none. */
export const readAsn1 = (bytes: Uint8Array): Asn1 | null => elementAt(bytes, 0, bytes.length, 0)?.element ?? null;

/** An object identifier as text, `2.5.4.3`; empty for another element. */
export const objectIdOf = (element: Asn1 | undefined): string => {
  if (element?.tag !== tags.objectId) return '';
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of element.content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
};

/** The octets of an octet string, of one in pieces too; null for another element. */
export const octetsOf = (element: Asn1 | undefined): Uint8Array | null => {
  if (element?.tag === tags.octets) return element.content;
  if (element?.tag !== (tags.octets | constructedBit)) return null;
  return new Uint8Array(Buffer.concat(element.children.map(({ content }) => content)));
};

/** A UTCTime or GeneralizedTime in UTC, as milliseconds; null where it is none. */
export const timeOf = (element: Asn1 | undefined): number | null => {
  if (element === undefined || (element.tag !== tags.utcTime && element.tag !== tags.generalizedTime)) return null;
  const text = new TextDecoder('latin1').decode(element.content);
  const short = element.tag === tags.utcTime;
  const parts = (
    short ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?/u : /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?/u
  ).exec(text);
  if (parts === null || !text.endsWith('Z')) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  // Two digits mean 1950 to 2049 (RFC 5652, 11.3).
  const century = short ? (year < 50 ? 2000 : 1900) : 0;
  const at = Date.UTC(century + year, month - 1, day, hour, minute, second);
  return at >= 0 ? at : null;
};

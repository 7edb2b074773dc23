import { EndpointId, MeetingId, SourceId, type Instant } from '@diem-cau/shared';
import type { Shape } from './picture.ts';

/** Of what a file is the picture: what it says of itself. */
export interface PictureOf extends Shape {
  readonly meetingId: MeetingId;
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** When its first picture was seen, in the meeting's own time. */
  readonly from: Instant;
  /** The codec's name in WebM. */
  readonly codec: string;
}

/** Elements of WebM (RFC 9559), by their ids. */
const ids = {
  head: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  duration: 0x4489,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  codecPrivate: 0x63a2,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  block: 0xa3,
  void: 0xec,
} as const;
const parents: ReadonlySet<number> = new Set([
  ...[ids.segment, ids.info, ids.tags, ids.tag, ids.simpleTag, ids.tracks, ids.track, ids.video],
]);

const bytesOf = (value: number, count: number): Buffer => {
  const bytes = Buffer.alloc(count);
  bytes.writeUIntBE(value, 0, count);
  return bytes;
};
const idBytes = (id: number): Buffer => bytesOf(id, id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1);
/** A length in four bytes; no element here is longer than it holds. */
const lengthBytes = (length: number): Buffer => bytesOf(0x1000_0000 + length, 4);
/** A segment has no length: it goes on as long as the file does. */
const unknownLength = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

const element = (id: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([idBytes(id), lengthBytes(body.length), body]);
};
const number = (id: number, value: number): Buffer => element(id, bytesOf(value, value > 0xffff ? 4 : 2));
const text = (id: number, value: string): Buffer => element(id, Buffer.from(value, 'utf8'));

const program = 'diem-cau';

const tagsOf = ({ meetingId, endpointId, source, from }: PictureOf): Buffer =>
  element(
    ids.tags,
    element(
      ids.tag,
      element(0x63c0),
      ...Object.entries({ MEETING: meetingId, ENDPOINT: endpointId, SOURCE: source, FROM: String(from) }).map(
        ([name, value]) => element(ids.simpleTag, text(ids.tagName, name), text(ids.tagString, value)),
      ),
    ),
  );

const tracksOf = ({ codec, width, height, begins }: PictureOf): Buffer =>
  element(
    ids.tracks,
    element(
      ids.track,
      ...[number(0xd7, 1), number(0x73c5, 1), number(0x83, 1), number(0x9c, 0), text(ids.codec, codec)],
      ...(begins === undefined ? [] : [element(ids.codecPrivate, begins)]),
      element(ids.video, number(ids.width, width), number(ids.height, height)),
    ),
  );

/** How long a file lasts, as it stands at the place that its head has for it. */
export const durationBytes = (ms: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(ms);
  return bytes;
};

/** What stands before the pictures, and where in it the duration is, which grows with the file. */
export const webmHead = (of: PictureOf): { readonly bytes: Buffer; readonly durationAt: number } => {
  const kind = element(
    ids.head,
    ...[number(0x4286, 1), number(0x42f7, 1), number(0x42f2, 4), number(0x42f3, 8)],
    ...[text(0x4282, 'webm'), number(0x4287, 4), number(0x4285, 2)],
  );
  const segment = Buffer.concat([idBytes(ids.segment), unknownLength]);
  // Times are milliseconds; the duration stands last, so that its place is known.
  const info = element(
    ids.info,
    ...[number(0x2ad7b1, 1_000_000), text(0x4d80, program), text(0x5741, program)],
    element(ids.duration, durationBytes(0)),
  );
  const durationAt = kind.length + segment.length + info.length - 8;
  return { bytes: Buffer.concat([kind, segment, info, tagsOf(of), tracksOf(of)]), durationAt };
};

/** A picture, when it was seen in its file, in milliseconds, and whether it needs no other. */
export interface PlacedPicture {
  readonly bytes: Uint8Array;
  readonly atMs: number;
  readonly whole: boolean;
}

/** Pictures that are written together, of less than half a minute; each cluster stands by itself. */
export const cluster = (pictures: readonly PlacedPicture[]): Buffer => {
  const fromMs = pictures[0]?.atMs ?? 0;
  const blocks = pictures.map(({ bytes, atMs, whole }) => {
    const head = Buffer.from([0x81, 0, 0, whole ? 0x80 : 0]);
    head.writeInt16BE(atMs - fromMs, 1);
    return element(ids.block, head, bytes);
  });
  return element(ids.cluster, element(ids.clusterTime, bytesOf(fromMs, 4)), ...blocks);
};

/** What stands at the end of a file whose writer has ended it in order. */
export const webmEnd: Buffer = element(ids.void, Buffer.from('ended.', 'latin1'));

/** An element that was read: where its body lies; a segment's ends with what was read. */
interface Element {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** The longest that stands before a body, in bytes. */
export const longestElementHead = 12;

/** The element that begins here; null where none does. Its body may end behind what was read. */
export const elementAt = (bytes: Buffer, at: number): Element | null => {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23;
  if (idLength > 4 || at + idLength >= bytes.length) return null;
  const id = bytes.readUIntBE(at, idLength);
  const from = at + idLength;
  const lengthLength = Math.clz32(bytes[from] ?? 0) - 23;
  if (lengthLength > 8 || from + lengthLength > bytes.length) return null;
  let length = (bytes[from] ?? 0) & (0xff >>> lengthLength);
  let known = length !== 0xff >>> lengthLength;
  for (let index = 1; index < lengthLength; index += 1) {
    const byte = bytes[from + index] ?? 0;
    known ||= byte !== 0xff;
    length = length * 256 + byte;
  }
  const body = from + lengthLength;
  return { id, from: body, to: known ? body + length : Infinity };
};

/** Whether a cluster begins here: so a file's pictures follow each other. */
export const isCluster = ({ id }: Element): boolean => id === ids.cluster;

/** What a file says of itself before its pictures. */
export interface WebmHead extends PictureOf {
  readonly lengthMs: number;
  /** Where its pictures begin. */
  readonly end: number;
  /** Where it says how long it lasts. */
  readonly durationAt: number;
}

/** All values before the first cluster, by their ids; of several the last, but of tags all. */
const valuesIn = (bytes: Buffer): { values: Map<number, Buffer>; tags: Map<string, string>; end: number } | null => {
  const values = new Map<number, Buffer>();
  const tags = new Map<string, string>();
  let name = '';
  for (let at = 0; ;) {
    const read = elementAt(bytes, at);
    if (read === null) return null;
    if (isCluster(read)) return { values, tags, end: at };
    if (parents.has(read.id)) {
      at = read.from;
      continue;
    }
    if (read.to > bytes.length) return null;
    const value = bytes.subarray(read.from, read.to);
    values.set(read.id, value);
    if (read.id === ids.tagName) name = value.toString('utf8');
    if (read.id === ids.tagString) tags.set(name, value.toString('utf8'));
    at = read.to;
    if (read.id === ids.height) return { values, tags, end: at };
  }
};

/** The pictures of a cluster, from its body; what does not read as one of the recorder's ends them. */
export const picturesIn = (body: Buffer): readonly PlacedPicture[] => {
  const pictures: PlacedPicture[] = [];
  let fromMs = 0;
  for (let at = 0; at < body.length;) {
    const read = elementAt(body, at);
    if (read === null || read.to > body.length) break;
    const value = body.subarray(read.from, read.to);
    if (read.id === ids.clusterTime && value.length >= 1 && value.length <= 6)
      fromMs = value.readUIntBE(0, value.length);
    if (read.id === ids.block && value.length >= 4)
      pictures.push({
        ...{ bytes: value.subarray(4), atMs: fromMs + value.readInt16BE(1), whole: ((value[3] ?? 0) & 0x80) !== 0 },
      });
    at = read.to;
  }
  return pictures;
};

/** What a file of the recorder says of itself; null where it is none, or says not all of it (yet). */
export const readWebm = (bytes: Buffer): WebmHead | null => {
  const read = valuesIn(bytes);
  if (read === null) return null;
  const { values, tags, end } = read;
  const meetingId = MeetingId.safeParse(tags.get('MEETING'));
  const endpointId = EndpointId.safeParse(tags.get('ENDPOINT'));
  const source = SourceId.safeParse(tags.get('SOURCE'));
  const from = Number(tags.get('FROM') ?? Number.NaN);
  const [duration, codec] = [values.get(ids.duration), values.get(ids.codec)];
  if (!meetingId.success || !endpointId.success || !source.success || !Number.isSafeInteger(from)) return null;
  if (duration?.length !== 8 || codec === undefined) return null;
  // Of a damaged file a number may have any length.
  const size = (id: number): number => {
    const value = values.get(id);
    return value !== undefined && value.length >= 1 && value.length <= 6 ? value.readUIntBE(0, value.length) : 0;
  };
  return {
    ...{ meetingId: meetingId.data, endpointId: endpointId.data, source: source.data, from },
    ...{ codec: codec.toString('latin1'), width: size(ids.width), height: size(ids.height) },
    ...{ lengthMs: Math.round(duration.readDoubleBE()), end },
    durationAt: duration.byteOffset - bytes.byteOffset,
  };
};

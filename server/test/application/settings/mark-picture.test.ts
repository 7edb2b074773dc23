import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { markPicture } from '../../../src/application/settings/mark-picture.ts';
import { pngChunk, pngOf } from '../../support/png.ts';

const refused = (bytes: Uint8Array): unknown => {
  try {
    return markPicture(bytes);
  } catch (error) {
    return error;
  }
};

/** Programs that take the last head show another, far larger picture than the one that was decoded. */
const twoHeads = Buffer.concat([
  pngOf(4, 4).subarray(0, 33),
  pngOf(60_000, 1, { lines: Buffer.alloc(0) }).subarray(8, 33),
  pngOf(4, 4).subarray(33),
]);

describe('the hub’s mark', () => {
  it('is kept as the picture that it is', () => {
    const png = pngOf(32, 20);
    expect(Buffer.from(markPicture(png))).toEqual(png);
    expect(Buffer.from(markPicture(pngOf(512, 512)))).toEqual(pngOf(512, 512));
  });

  it('is freed of what is no picture', () => {
    const png = pngOf(4, 4);
    const end = png.length - 12;
    const text = pngChunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'));
    const told = Buffer.concat([png.subarray(0, end), text, png.subarray(end)]);
    expect(Buffer.from(markPicture(told))).toEqual(png);
  });

  it('keeps nothing that hides within the chunks of a picture', () => {
    const hidden = Buffer.from('PK<script>alert(1)</script>');
    const png = pngOf(4, 4);
    const lines = inflateSync(png.subarray(41, -16));
    const behindLines = pngOf(4, 4, { lines: Buffer.concat([deflateSync(lines), hidden]) });
    const inEnd = Buffer.concat([png.subarray(0, -12), pngChunk('IEND', hidden)]);
    const stored = pngOf(4, 4, { lines: deflateSync(lines, { level: 0 }) });
    for (const each of [behindLines, inEnd, stored]) expect(Buffer.from(markPicture(each))).toEqual(png);
  });

  it.each([
    ['a picture with two heads', twoHeads],
    ['a picture that goes on after its end', Buffer.concat([pngOf(4, 4), pngOf(4, 4).subarray(8)])],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a picture that is too large', pngOf(513, 4)],
    ['a picture without height', pngOf(4, 0)],
    ['a picture that breaks off', pngOf(8, 8).subarray(0, -20)],
    ['a picture with something behind its end', Buffer.concat([pngOf(8, 8), Buffer.from('PK')])],
    ['a picture with a wrong sum', Buffer.from(pngOf(8, 8).map((byte, at) => (at === 45 ? byte ^ 1 : byte)))],
    ['more lines than its head says', pngOf(8, 8, { lines: deflateSync(Buffer.alloc(33 * 9)) })],
    ['a bomb', pngOf(8, 8, { lines: deflateSync(Buffer.alloc(50_000_000)) })],
    ['an unknown filter', pngOf(8, 8, { lines: deflateSync(Buffer.alloc(33 * 8, 9)) })],
  ])('is not %s', (_, bytes) => {
    expect(refused(bytes)).toMatchObject({ code: 'bad-mark' });
  });
});

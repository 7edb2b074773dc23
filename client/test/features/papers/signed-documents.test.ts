import { describe, expect, it } from 'vitest';
import { kindByName, sizeText } from '../../../src/features/papers/signed-documents/file-words.ts';

describe('a file that is to be taken in', () => {
  it.each([
    ['Biên bản họp giao ban.pdf', 'minutes'],
    ['bien-ban-2026-11-23-ban-2.pdf', 'minutes'],
    ['BB 12 UBND.pdf', 'minutes'],
    ['thong_bao_ket_luan.PDF', 'notice'],
    ['Thông báo số 12.pdf', 'notice'],
    ['scan0001.pdf', 'other'],
    ['abb thbong.pdf', 'other'],
  ])('%s is taken for %s until a person says otherwise', (name, kind) => {
    expect(kindByName(name)).toBe(kind);
  });

  it.each([
    [0, '0 B'],
    [1023, '1.023 B'],
    [1536, '1,5 KB'],
    [32 * 1024 * 1024, '32 MB'],
    [200 * 1024 * 1024, '200 MB'],
  ])('of %i bytes reads %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

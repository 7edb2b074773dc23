import { FileId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import {
  signedDocumentName,
  receiveSignedDocument,
  signedDocuments,
} from '../../../src/domain/papers/signed-documents.ts';
import { chair } from '../record/recorded-meetings.ts';

const document = {
  fileId: FileId.parse('a'.repeat(64)),
  kind: 'minutes' as const,
  fileName: 'Biên bản.pdf',
  size: 12,
};

describe('a document’s name', () => {
  test.each([
    ['Biên bản.pdf', 'Biên bản.pdf'],
    ['Biên bản', 'Biên bản.pdf'],
    ['BIÊN BẢN.PDF', 'BIÊN BẢN.pdf'],
    ['Biên bản.pdf'.normalize('NFD'), 'Biên bản.pdf'],
    ['C:\\Users\\thu ky\\bien ban.pdf', 'bien ban.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['bien\u0000\r\nban"<b>.pdf', 'bienban__b_.pdf'],
    ['bien\u202Efdp.exe', 'bienfdp.exe.pdf'],
    ['...  ', 'van-ban.pdf'],
    ['', 'van-ban.pdf'],
    ['.pdf', 'van-ban.pdf'],
  ])('%j becomes %j', (given, name) => {
    expect(signedDocumentName(given)).toBe(name);
  });

  test('has at most 200 characters and keeps its ending', () => {
    const name = signedDocumentName(`${'Ổ'.repeat(500)}.pdf`);
    expect([...name]).toHaveLength(200);
    expect(name.endsWith('Ổ.pdf')).toBe(true);
  });
});

describe('a document that is taken in', () => {
  const [fact] = receiveSignedDocument([], document, chair);
  if (fact === undefined) throw new Error('it is new');
  const book = [{ seq: 1, at: 5, fact }];

  test('is in the book', () => {
    expect(signedDocuments(book)).toEqual([
      { seq: 1, at: 5, fact: { type: 'documentReceived', ...document, actor: chair } },
    ]);
  });

  test('a second time, under whatever name, is none', () => {
    expect(receiveSignedDocument(book, { ...document, fileName: 'khác.pdf' }, chair)).toEqual([]);
    expect(receiveSignedDocument(book, { ...document, kind: 'other' }, chair)).toHaveLength(1);
  });
});

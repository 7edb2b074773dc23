import { createHash } from 'node:crypto';
import { FileId } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { officialPdf } from '../../../../src/adapters/files/papers/official-pdf.ts';
import { reportPdf } from '../../../../src/adapters/files/reports/report-print.ts';
import { minutesDocument } from '../../../../src/domain/papers/minutes-document.ts';
import { noticeDocument } from '../../../../src/domain/papers/notice-document.ts';
import { pdfAFaults } from '../../../support/pdf-a-faults.ts';
import { pdfObjects } from '../../../support/pdf-objects.ts';
import { sampleConclusions, sampleMinutes, sampleNotice } from '../papers/sample-papers.ts';
import { emptyReport, sampleReport } from '../reports/sample-report.ts';

const writtenAt = Date.parse('2026-11-23T10:00:00+07:00');
const minutes = minutesDocument(sampleMinutes());

const kept = (report = sampleReport()) => {
  const json = new TextEncoder().encode(JSON.stringify(report));
  return { json, sha256: FileId.parse(createHash('sha256').update(json).digest('hex')) };
};

test.each([
  ['minutes', () => officialPdf({ ...minutes, writtenAt })],
  ['a draft of minutes', () => officialPdf(minutes)],
  ['a notice', () => officialPdf({ ...noticeDocument(sampleNotice(), sampleConclusions, '2026'), writtenAt })],
  ['a report', () => reportPdf(sampleReport(), null)],
  ['an empty report', () => reportPdf(emptyReport(), null)],
  ['a kept report', () => reportPdf(sampleReport(), kept())],
])('%s breaks no rule of PDF/A-3b that can be looked at', async (_name, make) => {
  expect(await pdfAFaults(await make())).toEqual([]);
});

test('titles that XML would take for its own, and letters that no font has, break none either', async () => {
  const [first, ...body] = minutes.body;
  if (first === undefined) throw new Error('the minutes say something');
  const odd = 'Họp <thử> & “kiểm tra” 😀 中\t🇻🇳';
  const pdf = await officialPdf({ ...minutes, writtenAt, fileTitle: odd, body: [{ ...first, text: odd }, ...body] });
  expect(await pdfAFaults(pdf)).toEqual([]);
});

test('what breaks a rule is found', async () => {
  const sound = Buffer.from(await reportPdf(sampleReport(3), kept())).toString('latin1');
  const faultsOf = (from: RegExp | string, to: string) => {
    const changed = sound.replace(from, to);
    if (changed === sound || changed.length !== sound.length) throw new Error(`${String(from)} was not there`);
    return pdfAFaults(Buffer.from(changed, 'latin1'));
  };
  expect(await faultsOf('<pdfaid:part>3', '<pdfaid:part>2')).toEqual(['does not say part 3']);
  expect(await faultsOf(/<xmp:CreateDate>2/u, '<xmp:CreateDate>1')).toEqual(['two dates']);
  expect(await faultsOf('<rdf:Seq>', '<rdf:Sxx>')).toContain('XMP that is no XML');
  expect(await faultsOf('/GTS_PDFA1', '/GTS_PDFX1')).toEqual(['no output intent']);
  expect(await faultsOf('/AFRelationship /Data', '/AFRelationship /Dat ')).toEqual(['a file without relation']);
  expect(await faultsOf('/Lang (vi)', '/Lanx (vi)')).toEqual(['no language']);
  expect(await faultsOf('/DisplayDocTitle true', '/DisplayDocTitle fals')).toEqual(['a title that is not shown']);
});

test('the same version of a paper is the same file, byte for byte; its date is that of the saving', async () => {
  const [one, another] = [await officialPdf({ ...minutes, writtenAt }), await officialPdf({ ...minutes, writtenAt })];
  expect(Buffer.from(one).equals(another)).toBe(true);
  expect(Buffer.from(one).toString('latin1')).toContain('(D:20261123030000Z)');
  const later = await officialPdf({ ...minutes, writtenAt: writtenAt + 1000 });
  expect(Buffer.from(one).equals(later)).toBe(false);
});

test('a kept report’s PDF holds the very figures whose SHA-256 stands on its pages; one that nobody kept holds none', async () => {
  const figures = kept();
  const { objects } = pdfObjects(await reportPdf(sampleReport(), figures));
  const embedded = [...objects.values()].filter(({ head }) => head.includes('/Type /EmbeddedFile'));
  expect(embedded).toHaveLength(1);
  expect(embedded[0]?.stream?.equals(figures.json)).toBe(true);
  const live = pdfObjects(await reportPdf(sampleReport(), null)).objects;
  expect([...live.values()].some(({ head }) => head.includes('/EmbeddedFile'))).toBe(false);
});

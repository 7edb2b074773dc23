import { Refusal } from '@diem-cau/shared';
import { z } from 'zod';
import type { OfficialFiles } from '../../../application/ports/official-files.ts';
import { SerialQueue } from '../../../application/kit/serial-queue.ts';
import type { OfficialDocument } from '../../../domain/papers/official-document.ts';
import { JobTooLarge, inOwnProcess, type JobLimits } from '../kit/own-process.ts';

const program = new URL('official-job.ts', import.meta.url);
const defaultLimits: JobLimits = { ms: 60_000, heapMb: 512, memoryMb: 1024 };
const Bytes = z.instanceof(Uint8Array);

const tooLong = 'Văn bản có quá nhiều dòng, không lập được tệp. Hãy rút gọn hoặc gộp các dòng, lưu lại rồi thử lại.';

/** Papers that may wait while one is made; the last of them waits some ten seconds. */
const mostWaiting = 20;

/** What stands above every page of a document that is made of sample data. */
const sampleDocumentMark = 'SỐ LIỆU MẪU – VĂN BẢN ĐỂ DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ';

/**
 * Makes the files of official documents, one at a time, in a process of its own: the meetings' process is never held up by one. Refuses
 * with `too-large` a document that takes more than its limits, with `too-many-requests` when too many wait.
 * @param sampleData whether every page has to say that it holds sample data
 */
export const createOfficialFiles = (sampleData = false, limits: JobLimits = defaultLimits): OfficialFiles => {
  const making = new SerialQueue({ mostWaiting });
  const mark = sampleData ? { mark: sampleDocumentMark } : {};
  const make = (file: 'docx' | 'pdf', document: OfficialDocument): Promise<Uint8Array> =>
    making.run(async () => {
      try {
        return await inOwnProcess(program, { file, document: { ...document, ...mark } }, Bytes, limits);
      } catch (error) {
        if (error instanceof JobTooLarge) throw new Refusal('too-large', [tooLong]);
        throw error;
      }
    });
  return { docx: (document) => make('docx', document), pdf: (document) => make('pdf', document) };
};

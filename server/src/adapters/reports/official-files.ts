import { z } from 'zod';
import type { OfficialFiles } from '../../application/ports/official-files.ts';
import { SerialQueue } from '../../application/serial-queue.ts';
import type { OfficialDocument } from '../../domain/official-document.ts';
import { inOwnThread, type ThreadLimits } from './own-thread.ts';

const program = new URL('official-worker.ts', import.meta.url);
const limits: ThreadLimits = { ms: 60_000, heapMb: 512, bytesMb: 512 };
const Bytes = z.instanceof(Uint8Array);

/** Makes the files of official documents, one at a time, in a thread of its own: the meetings' thread is never held up by one. */
export const createOfficialFiles = (): OfficialFiles => {
  const making = new SerialQueue();
  const make = (file: 'docx' | 'pdf', document: OfficialDocument): Promise<Uint8Array> =>
    making.run(() => inOwnThread(program, { file, document }, Bytes, limits));
  return { docx: (document) => make('docx', document), pdf: (document) => make('pdf', document) };
};

import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { OfficialDocument } from '../../domain/official-document.ts';
import { officialDocx } from './official-docx.ts';
import { officialPdf } from './official-pdf.ts';

/** What the thread is given: a document, and the file to make of it. */
const Job = z.object({ file: z.enum(['docx', 'pdf']), document: OfficialDocument });

const { file, document } = Job.parse(workerData);
const bytes = await (file === 'docx' ? officialDocx(document) : officialPdf(document));
parentPort?.postMessage(new Uint8Array(bytes));

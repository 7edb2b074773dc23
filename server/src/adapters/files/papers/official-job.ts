import { z } from 'zod';
import { OfficialDocument } from '../../../domain/papers/official-document.ts';
import { answerJob } from '../kit/job.ts';
import { officialDocx } from './official-docx.ts';
import { officialPdf } from './official-pdf.ts';

/** What the process is given: a document, and the file to make of it. */
const Job = z.object({ file: z.enum(['docx', 'pdf']), document: OfficialDocument });

answerJob(async (input) => {
  const { file, document } = Job.parse(input);
  return new Uint8Array(await (file === 'docx' ? officialDocx(document) : officialPdf(document)));
});

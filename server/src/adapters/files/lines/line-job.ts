import { LineHistoryBody } from '@diem-cau/shared';
import { answerJob } from '../kit/job.ts';
import { linePdf } from './line-print.ts';

answerJob(async (input) => new Uint8Array(await linePdf(LineHistoryBody.parse(input))));

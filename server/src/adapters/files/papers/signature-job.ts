import { z } from 'zod';
import { answerJob } from '../kit/job.ts';
import { checkSignatures } from './signature-check.ts';

answerJob((input) => checkSignatures(z.instanceof(Uint8Array).parse(input)));

import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { checkSignatures } from './signature-check.ts';

parentPort?.postMessage(await checkSignatures(z.instanceof(Uint8Array).parse(workerData)));

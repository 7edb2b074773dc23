import { resolve } from 'node:path';
import { keepRunning } from '../../../scripts/keep-running.ts';

// What ./scripts/start becomes after its set-up, where no other supervisor is.
const args = [resolve(import.meta.dirname, '../../src/main.ts'), ...process.argv.slice(2)];
process.exitCode = await keepRunning({ program: process.execPath, args, argsAgain: args, env: process.env });

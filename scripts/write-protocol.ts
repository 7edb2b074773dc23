import { writeOrCheck } from './documents/written-document.ts';
import { protocolDocument } from './protocol/document.ts';

// Writes docs/protocol.md from the code; with --check only compares, and fails when the file is stale.
writeOrCheck({ name: 'protocol.md', command: 'npm run protocol', text: protocolDocument() });

import { writeOrCheck } from './documents/written-document.ts';
import { topicsDocument } from './topics/document.ts';

// Writes docs/topics.md from the code; with --check only compares, and fails when the file is stale.
writeOrCheck({ name: 'topics.md', command: 'npm run topics', text: topicsDocument() });

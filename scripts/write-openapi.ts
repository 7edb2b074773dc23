import { writeOrCheck } from './documents/written-document.ts';
import { openApiDocument } from './openapi/document.ts';

// Writes docs/openapi.json from the code; with --check only compares, and fails when the file is stale.
writeOrCheck({
  name: 'openapi.json',
  command: 'npm run openapi',
  text: `${JSON.stringify(openApiDocument(), null, 1)}\n`,
});

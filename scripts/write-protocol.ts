import { readFileSync, writeFileSync } from 'node:fs';
import { protocolDocument } from './protocol/document.ts';
import { inCheckout } from './setup/paths.ts';

// Writes docs/protocol.md from the code; with --check only compares, and fails when the file is stale.
const path = inCheckout('docs', 'protocol.md');
const document = protocolDocument();

const onDisk = (): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

if (process.argv.includes('--check')) {
  if (onDisk() !== document) {
    console.error(
      'docs/protocol.md does not describe the code any more. Run `npm run protocol` and commit the result.',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(path, document);
  console.log('docs/protocol.md written.');
}

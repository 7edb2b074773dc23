import { readFileSync } from 'node:fs';
import { inCheckout } from './paths.ts';
import { SetupError } from './setup-error.ts';

/** The lowest Node that will do, read from `engines` in package.json: `"24.15"`. scripts/node.sh reads the same line. */
export function nodeFloor(): string {
  const { engines } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { engines: { node: string } };
  return engines.node.replace(/^>=\s*/, '');
}

/** Whether a Node version (`v24.21.0`) is at least the floor (`24.15`). */
export function isNewEnough(version: string, floor: string): boolean {
  const numbers = (text: string): number[] => text.replace(/^v/, '').split('.').map(Number);
  const [major = 0, minor = 0] = numbers(version);
  const [floorMajor = 0, floorMinor = 0] = numbers(floor);
  return major > floorMajor || (major === floorMajor && minor >= floorMinor);
}

/** Refuses to go on under a Node that is too old (`npm start` with a system's own Node); ./scripts/start brings one. */
export function requireNode(version: string = process.version): void {
  const floor = nodeFloor();
  if (isNewEnough(version, floor)) return;
  throw new SetupError(
    `Node ${version} quá cũ, cần từ ${floor} trở lên. Lệnh sau tự mang Node mới về:`,
    `Node ${version} is too old, ${floor} or newer is needed. This brings one by itself:`,
    './scripts/start',
  );
}

import type { CheckFigures } from '@diem-cau/shared';
import type { CheckSignalling } from './check-signalling.ts';
import { pause } from './pause.ts';

const askAgainMs = 1_500;
/** Four are checked at once, and each measures for some 8 s. */
const patienceMs = 32_000;
/** Each way is measured for so long, or with so much: 1.4 MB in 3 s is 3.7 Mbit/s, more than any commune needs. */
const measureMs = 3_000;
const mostBytes = 1_400_000;
/** A message, with those before it, takes about so long besides the way itself, in milliseconds: long enough to be measured. */
const messageMs = 900;
const messageBytes = { first: 2_000, least: 500, most: 48_000 } as const;
/** As many messages are on their way, so that a long way leaves the line no gaps. */
const onTheWay = 3;

/** Carries messages of fitting sizes one way until time or amount is spent; gives kbit/s. */
export const measureOneWay = async (
  carry: (bytes: number) => Promise<unknown>,
  nowMs: () => number,
  ending: AbortSignal,
): Promise<number> => {
  const firstMs = nowMs();
  await carry(messageBytes.least);
  /** The way there and back, which says nothing of how much it carries. */
  const wayMs = nowMs() - firstMs;
  let [carried, size]: [number, number] = [0, messageBytes.first];
  const begunMs = nowMs();
  let endedMs = begunMs;
  const messenger = async (): Promise<void> => {
    while (!ending.aborted && nowMs() - begunMs < measureMs && carried < mostBytes) {
      const bytes = size;
      const fromMs = nowMs();
      await carry(bytes);
      endedMs = nowMs();
      carried += bytes;
      const tookMs = Math.max(1, endedMs - fromMs - wayMs);
      const fitting = Math.min(bytes * 4, (bytes * messageMs) / tookMs);
      size = Math.round(Math.min(messageBytes.most, Math.max(messageBytes.least, fitting)));
    }
  };
  await Promise.all(Array.from({ length: onTheWay }, messenger));
  return (carried * 8) / Math.max(1, endedMs - begunMs - wayMs);
};

/** Measures what the line carries down and up, once it is this endpoint's turn. Throws where the hub can't be asked. */
export const measureLine = async (
  signalling: Pick<CheckSignalling, 'ask'>,
  ending: AbortSignal,
): Promise<CheckFigures['bandwidth']> => {
  const sinceMs = performance.now();
  for (;;) {
    const { line } = await signalling.ask('check.takeLine', {});
    if (line === 'meeting') return { skipped: 'meeting-open' };
    if (line === 'yours') break;
    if (performance.now() - sinceMs > patienceMs) return { skipped: 'line-busy' };
    await pause(askAgainMs, ending);
  }
  const now = (): number => performance.now();
  const downKbps = await measureOneWay((down) => signalling.ask('check.carry', { up: '', down }), now, ending);
  const upKbps = await measureOneWay(
    (up) => signalling.ask('check.carry', { up: 'x'.repeat(up), down: 0 }),
    now,
    ending,
  );
  return { downKbps, upKbps };
};

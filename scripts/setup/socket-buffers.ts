import { readFileSync } from 'node:fs';
import type { Step } from './report.ts';

/** Bytes that a media worker asks for its UDP socket each way; smaller ones lose packets while the worker is busy for a moment. */
const wantedBuffer = 4 * 1024 * 1024;

/** The kernel's caps; without a word it gives no more than these. */
const caps = ['net.core.rmem_max', 'net.core.wmem_max'] as const;

const ofKernel = (cap: string): number | undefined => {
  try {
    return Number(readFileSync(`/proc/sys/${cap.replaceAll('.', '/')}`, 'utf8'));
  } catch {
    // No Linux, or a container that is not shown it.
    return undefined;
  }
};

/** The caps that are too low, each with the line that raises it. */
export const lowCaps = (read: (cap: string) => number | undefined = ofKernel): string[] =>
  caps.filter((cap) => (read(cap) ?? wantedBuffer) < wantedBuffer).map((cap) => `${cap}=${wantedBuffer}`);

/** Says what to set where the system caps the buffers of sockets too low; only the system's administrator can. */
export const checkSocketBuffers = (step: Step, low: readonly string[] = lowCaps()): void => {
  if (low.length === 0) return step.say('large enough');
  step.say(
    [
      'quá nhỏ cho nhiều điểm cầu: hình và tiếng có thể mất gói. Hãy dán một lần:',
      '(too small for many endpoints, packets of media may get lost; paste this once)',
      `    printf '%s\\n' ${low.join(' ')} | sudo tee /etc/sysctl.d/60-diem-cau.conf && sudo sysctl --system`,
    ].join('\n'),
  );
};

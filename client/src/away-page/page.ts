import { timeOfPc } from '../core/clock.ts';
import { lastHub } from '../core/last-hub.ts';
import { untilHubAnswers } from './ask-hub.ts';

/** How long an answer may take, in milliseconds: four times around a line of 600 ms, for TCP, TLS and the answer, and as much again. */
const answerMs = 5_000;
/** From when on the browser's own message is offered: it alone knows of a certificate that it does not trust. */
const ownErrorAfterMs = 20_000;

const since = timeOfPc();
const begunMs = performance.now();
const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const all = (selector: string): NodeListOf<HTMLElement> => document.querySelectorAll<HTMLElement>(selector);
const write = (selector: string, text: string): void => all(selector).forEach((each) => (each.textContent = text));
const show = (selector: string, shown: boolean): void => all(selector).forEach((each) => (each.hidden = !shown));

const last = lastHub.read();
const draw = (): void => {
  const waitedMs = performance.now() - begunMs;
  write('.minutes', String(Math.floor(waitedMs / 60_000)));
  show('#no-network, #no-network-en', !navigator.onLine);
  show('#own-error', waitedMs >= ownErrorAfterMs);
};
write('.since', timeOf(since));
write('.address', location.origin);
write('.clock', `${timeOf(since)} ${new Date(since).toLocaleDateString('vi-VN')}`);
// A PC whose clock lost its battery knows no certificate as valid; nothing else tells this page so.
show('#clock-set-back, #clock-set-back-en', last !== null && since < last.at);
write('.technician', last?.technician ?? '');
show('.call', last !== null && last.technician !== '');
draw();
setInterval(draw, 1_000);

void untilHubAnswers({
  ask: async () => {
    try {
      const init = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(answerMs) } as const;
      return (await fetch('/', init)).status;
    } catch {
      return null;
    }
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  chance: Math.random,
}).then(() => {
  // However slow the line is, the page may now take its time.
  navigator.serviceWorker.controller?.postMessage('hub-answered');
  location.reload();
});

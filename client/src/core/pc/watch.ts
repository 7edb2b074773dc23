import { bearsAll, rungOf, type EndpointId, type PcBears } from '@diem-cau/shared';
import type { SeatMedia } from '../media/seat-media.ts';
import type { MeetingSession } from '../meeting-session.ts';
import { seatOf, type MeetingStore } from '../meeting-store.ts';
import type { Signalling } from '../signalling.ts';
import { everySo } from '../troubles/every-so.ts';
import { Telling } from '../troubles/telling.ts';
import { pcCounts, workSince, type PcCounts } from './pc-counts.ts';
import { lookAtPc, pcBears, unloaded } from './pc-load.ts';
import { isHubsMachine, pcRelief } from './pc-relief.ts';
import { TimerLateness } from './timer-lateness.ts';

/** Between two looks, in milliseconds. */
const lookEveryMs = 1_000;

/** So long after its media have begun, joining keeps any PC busy: that says nothing of the meeting, in milliseconds. */
const beginsForMs = 8_000;

interface PcParts {
  readonly own: EndpointId;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly store: MeetingStore;
  readonly signalling: Pick<Signalling, 'ask'>;
}

/** What watches over the own PC. */
export interface PcWatch {
  /** What it bears now. */
  bears(): PcBears;
  end(): void;
}

/** What was counted last, and when. */
interface Counted {
  readonly counts: PcCounts;
  readonly atMs: number;
}

/** Watches how the own PC does in a meeting, and tells the hub what it bears, which sends it no more pictures than that. */
export const watchPc = ({ own, media, session, store, signalling }: PcParts): PcWatch => {
  const timers = new TimerLateness();
  let load = unloaded(performance.now());
  let last: Counted | null = null;
  let { links } = media.state.getState();
  let begunAtMs = performance.now();
  /** The hub takes a new link for that of a PC that bears all. */
  const telling = new Telling<PcBears>((pc) => signalling.ask('media.tellLine', { pc }), bearsAll);
  const ended = everySo(lookEveryMs, async () => {
    const timerLateMs = timers.take();
    const link = media.flowing;
    const now = media.state.getState().links;
    if (session.state.getState().state !== 'inside' || link === null || now !== links) {
      if (now !== links) {
        telling.forget();
        begunAtMs = performance.now();
      }
      links = now;
      last = null;
      return;
    }
    const [up, down] = await Promise.all([link.sendReport(), link.receiveReport()]);
    const nowMs = performance.now();
    const [before, counts] = [last, pcCounts(up, down)];
    last = { counts, atMs: nowMs };
    if (!pcRelief.on || isHubsMachine(location.hostname)) load = unloaded(nowMs);
    else if (before !== null && nowMs - begunAtMs >= beginsForMs)
      load = lookAtPc(load, nowMs, {
        ...workSince(before.counts, counts, nowMs - before.atMs),
        timerLateMs,
        cameraOut: media.camera.state.getState().wanted,
        receives: rungOf(seatOf(store.state.getState().meeting, own) ?? {}),
      });
    const bears = pcBears(load);
    const { told } = telling;
    if (bears.pictures === told.pictures && bears.cameraKept === told.cameraKept) return;
    // A device takes its time to come back: until then nobody misses its pictures.
    if (told.cameraKept === 'rests' && bears.cameraKept !== 'rests' && media.camera.isResting) return;
    telling.tell(bears);
  });
  return {
    bears: () => pcBears(load),
    end: () => {
      ended();
      timers.close();
    },
  };
};

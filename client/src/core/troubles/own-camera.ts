import { isOfKind, lessOfCamera, SourceId, type CameraKept, type EndpointId } from '@diem-cau/shared';
import { limitCamera, wholeCamera } from '../media/camera-limit.ts';
import type { SeatMedia } from '../media/seat-media.ts';
import type { MeetingSession } from '../meeting-session.ts';
import { seatOf, type MeetingStore } from '../meeting-store.ts';
import type { Signalling } from '../signalling.ts';
import { upBy } from './up-by.ts';
import { everySo } from './every-so.ts';
import { lengthenVoice } from './own-voice.ts';
import { Telling } from './telling.ts';
import type { Troubles } from './troubles-state.ts';
import { limitScreen } from './own-screen.ts';
import {
  cameraKept,
  lookAtUplink,
  screenIsSlow,
  unmeasuredUplink,
  voiceIsLonger,
  type Uplink,
} from './uplink-watch.ts';

/** Between two looks at what the line up bears, in milliseconds. */
const lookEveryMs = 1_000;

/** Beyond its usual pause the hub says nothing for so long until it counts as unheard, in milliseconds. */
const unheardMs = 1_500;

const microphones = SourceId.options.filter((source) => isOfKind(source, 'microphone'));
const cameras = SourceId.options.filter((source) => isOfKind(source, 'camera'));

/** What of the own camera the line keeps back; nothing of one that is turned off. */
const keptByLine = (media: SeatMedia, uplink: Uplink): CameraKept | null =>
  sendsCamera(media) ? cameraKept(uplink) : null;

const sendsCamera = (media: SeatMedia): boolean =>
  media.camera.state.getState().wanted || cameras.some((source) => media.flowing?.sender(source) !== undefined);

/**
 * Sends of each camera up to the layer that is watched, and no more than line and PC bear; of the screen as many frames as the line bears; and of the voice
 * packets as long as the line needs them, whatever else is sent.
 */
const sendOnly = (
  media: SeatMedia,
  watched: ReadonlyMap<SourceId, number>,
  { uplink, pc }: { readonly uplink: Uplink; readonly pc: CameraKept | null },
): void => {
  for (const source of microphones) {
    const voice = media.flowing?.sender(source);
    if (voice !== undefined) lengthenVoice(voice, voiceIsLonger(uplink));
  }
  const screen = media.flowing?.sender('screen');
  if (screen !== undefined) limitScreen(screen, screenIsSlow(uplink));
  const kept = lessOfCamera(keptByLine(media, uplink), pc);
  const sources = new Set<SourceId>([...watched.keys(), 'camera']);
  for (const source of sources) {
    const layer = watched.get(source) ?? wholeCamera;
    const sender = media.flowing?.sender(source);
    if (sender !== undefined) limitCamera(sender, kept === null ? layer : 0, kept !== null);
    media.flowing?.letOut(source, kept !== 'rests');
  }
  // A line needs no device to be let go of, and has it back sooner.
  media.camera.rest(pc === 'rests').catch((error: unknown) => console.warn('camera', error));
};

interface UplinkParts {
  readonly own: EndpointId;
  readonly store: MeetingStore;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice' | 'silentMs'>;
  readonly troubles: Troubles;
  /** How much of the own camera this PC does not bear; the hub is told of it with all else that is so. */
  readonly keptByPc: () => CameraKept | null;
}

/**
 * Sends of the own cameras what somebody watches, as the hub says it, and no more than line and PC bear beside the own voice; also of a page that sends a voice
 * alone the line is measured. The hub is told
 * what the line keeps back, so that nobody takes it for a trouble; returns what ends it.
 */
export const watchUplink = ({
  own,
  store,
  media,
  session,
  signalling,
  troubles,
  keptByPc,
}: UplinkParts): (() => void) => {
  /** Up to which layer each camera is watched; without a word all of it is. */
  const watched = new Map<SourceId, number>();
  let { links } = media.state.getState();
  let uplink = unmeasuredUplink(performance.now());
  const telling = new Telling<CameraKept | null>(
    (kept) => signalling.ask('media.tellLine', { cameraKept: kept }),
    null,
  );
  const downIsGood = (): boolean => seatOf(store.state.getState().meeting, own)?.rung === undefined;
  const onNewLink = (): void => {
    const now = media.state.getState().links;
    if (now === links) return;
    links = now;
    // On a new link every layer is sent until the hub says otherwise, and the hub knows nothing of what was kept back.
    watched.clear();
    telling.forget();
  };
  const apply = (): void => sendOnly(media, watched, { uplink, pc: keptByPc() });
  const deaf = signalling.onNotice('media.watched', ({ source, layer }) => {
    onNewLink();
    watched.set(source, layer);
    apply();
  });
  const end = everySo(lookEveryMs, async () => {
    onNewLink();
    const link = media.flowing;
    // A page that has lost its hub goes on sending: its camera may be what keeps the two apart.
    const { state } = session.state.getState();
    if ((state !== 'inside' && state !== 'resuming') || link === null) return;
    const nowMs = performance.now();
    uplink = lookAtUplink(uplink, nowMs, {
      ...upBy(await link.sendReport()),
      sends: { camera: sendsCamera(media), screen: link.sender('screen') !== undefined },
      watchedLayer: Math.max(...watched.values(), 0),
      downIsGood: downIsGood(),
      unheard: signalling.silentMs >= unheardMs,
    });
    // Also where nothing changed: a camera that was opened since has been told nothing.
    apply();
    const found = { cameraKept: keptByLine(media, uplink), screenSlow: screenIsSlow(uplink) };
    const before = troubles.getState();
    if (found.cameraKept !== before.cameraKept || found.screenSlow !== before.screenSlow) troubles.setState(found);
    if (state === 'inside') telling.tell(found.cameraKept);
  });
  return () => {
    deaf();
    end();
    uplink = unmeasuredUplink(performance.now());
    troubles.setState({ cameraKept: null, screenSlow: false });
    apply();
  };
};

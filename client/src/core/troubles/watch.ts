import {
  isDoubtful,
  isOfKind,
  type CameraKept,
  type EndpointId,
  type ToldTrouble,
  type ToldVoice,
} from '@diem-cau/shared';
import type { Devices } from '../devices/devices.ts';
import type { ArrivedStream } from '../media/media-link.ts';
import type { SeatMedia } from '../media/seat-media.ts';
import type { MeetingSession } from '../meeting-session.ts';
import type { MeetingStore } from '../meeting-store.ts';
import { watchPc } from '../pc/watch.ts';
import { RoomSound } from '../sound/watch.ts';
import type { Streams } from '../media/streams.ts';
import type { ShownPictures } from '../shown-pictures.ts';
import type { Signalling } from '../signalling.ts';
import { everySo } from './every-so.ts';
import { cameSince, heardNow, isWorthTelling, nothingHeard, pictureRate, voicesSince } from './line-watch.ts';
import { OwnProbe } from './own-probe.ts';
import { lookAtReceived, nothingReceived, standingStill, type ReceivedLook } from './received-watch.ts';
import { stillAfterMs } from './should-flow.ts';
import { ReceptionTally } from './reception-tally.ts';
import { givesNothing, lookAtSource, unwatched, type FoundTrouble } from './source-watch.ts';
import { watchUplink } from './own-camera.ts';
import { receivedKey, type OwnSource, type Troubles } from './troubles-state.ts';

/** Between two looks at the own sources, and at what is received, in milliseconds. */
const ownEveryMs = 500;
const receivedEveryMs = 1_000;

/** Between two looks for a device of which nothing comes: a browser may notice that it is gone only when it is asked what there is. */
const missedEveryMs = 2_000;

interface Watched {
  readonly own: EndpointId;
  readonly streams: Streams;
  readonly devices: Devices;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly store: MeetingStore;
  readonly pictures: ShownPictures;
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice' | 'silentMs'>;
  readonly troubles: Troubles;
}

/** Watches the own camera and microphone, and tells the hub what is wrong with them. */
const watchOwn = (watched: Watched): (() => void) => {
  const { devices, media, session, signalling, troubles } = watched;
  const isOut: Readonly<Record<OwnSource, () => boolean>> = {
    camera: () => media.camera.state.getState().wanted,
    microphone: () => media.microphone.state.getState().now === 'open',
  };
  const probe = (source: OwnSource): OwnProbe =>
    new OwnProbe(source, devices[source], async () =>
      isOut[source]() ? ((await media.flowing?.sent(source)) ?? null) : null,
    );
  const probes = { camera: probe('camera'), microphone: probe('microphone') };
  const sound = new RoomSound({ ...watched, ear: () => probes.microphone.ear });
  let watches = { camera: unwatched, microphone: unwatched };
  /** What the hub was told last, on this link; null where it has to be told whatever there is. */
  let told: string | null = null;
  let links = 0;
  let missedAtMs = Number.NEGATIVE_INFINITY;
  const tell = async (): Promise<void> => {
    const { own } = troubles.getState();
    if (session.state.getState().state !== 'inside') {
      told = null;
      return;
    }
    if (links !== media.state.getState().links) told = null;
    const nowMs = performance.now();
    const all = (['camera', 'microphone'] as const).flatMap((source): ToldTrouble[] => {
      const found = own[source];
      if (found === null || (isDoubtful(found.trouble) && !isOut[source]())) return [];
      return [{ source, trouble: found.trouble, forMs: Math.min(60_000, Math.round(nowMs - found.sinceMs)) }];
    });
    const key = all.map(({ source, trouble }) => `${source} ${trouble}`).join();
    if (key === told) return;
    links = media.state.getState().links;
    told = key;
    await signalling.ask('media.tellTroubles', { troubles: all }).catch(() => {
      told = null;
    });
  };
  const end = everySo(ownEveryMs, async () => {
    const [camera, microphone] = await Promise.all([probes.camera.look(), probes.microphone.look()]);
    watches = {
      camera: lookAtSource(watches.camera, camera),
      microphone: lookAtSource(watches.microphone, microphone),
    };
    const nothing = givesNothing(watches.camera) || givesNothing(watches.microphone);
    if (nothing && performance.now() - missedAtMs >= missedEveryMs) {
      missedAtMs = performance.now();
      void devices.lookForChange();
    }
    const before = troubles.getState().own;
    // What is wrong with the device itself is the cause of whatever is heard of it.
    const own = { camera: watches.camera.found, microphone: watches.microphone.found ?? sound.trouble };
    if (!same(before.camera, own.camera) || !same(before.microphone, own.microphone)) troubles.setState({ own });
    void tell();
  });
  return () => {
    end();
    sound.close();
    probes.camera.close();
    probes.microphone.close();
  };
};

const same = (one: FoundTrouble | null, other: FoundTrouble | null): boolean => one?.trouble === other?.trouble;

/** Watches whether what is heard and seen here goes on coming, and tells the hub how it comes. */
const watchReceived = ({ media, session, store, pictures, troubles, signalling, own }: Watched): (() => void) => {
  let watch = nothingReceived;
  let tally = new ReceptionTally();
  let heard = nothingHeard;
  /** What the hub was told last was no good. */
  let toldLoss = false;
  let telling = false;
  const tellVoices = (voices: readonly ToldVoice[], rate: number | null): void => {
    if (telling || !isWorthTelling(voices, toldLoss)) return;
    telling = true;
    toldLoss = isWorthTelling(voices, false);
    // Said again in a second while it lasts, so nothing is lost with one that is not answered.
    const told = signalling
      .ask('media.tellLine', {
        voices: [...voices],
        ...(rate === null ? {} : { pictureRate: rate }),
      })
      .catch(() => undefined);
    void told.finally(() => {
      telling = false;
    });
  };
  const lookAt = (stream: ArrivedStream): ReceivedLook[] => {
    const { meeting } = store.state.getState();
    if (meeting === null) return [];
    const { endpointId, source, count } = stream;
    const isShown = !isOfKind(source, 'microphone') && pictures.shows(endpointId, source);
    const afterMs = stillAfterMs(meeting, own, stream, isShown);
    return afterMs === null ? [] : [{ key: receivedKey(endpointId, source), count, stillAfterMs: afterMs }];
  };
  return everySo(receivedEveryMs, async () => {
    const arrived = (await media.flowing?.arrived()) ?? [];
    const nowMs = performance.now();
    tellVoices(voicesSince(heard, arrived), pictureRate(heard, arrived, nowMs));
    // Of a voice of which nothing comes the browser says for ever how it came at last.
    const came = cameSince(heard, arrived);
    heard = heardNow(heard, arrived, nowMs);
    const looks = arrived.flatMap(lookAt);
    watch = lookAtReceived(watch, nowMs, looks);
    const standing = standingStill(watch);
    if (standing.join() !== troubles.getState().standing.join()) troubles.setState({ standing });
    if (session.state.getState().state !== 'inside') {
      tally = new ReceptionTally();
      return;
    }
    tally.look(nowMs, came, standing.length > 0);
    const word = tally.take(nowMs);
    if (word !== null) void signalling.ask('media.tellReception', word).catch(() => undefined);
  });
};

/** Watches what this page sends and receives; returns what ends it. */
export const watchSources = (watched: Watched): (() => void) => {
  const pc = watchPc(watched);
  const keptByPc = (): CameraKept | null => pc.bears().cameraKept;
  const ends = [watchOwn(watched), watchReceived(watched), watchUplink({ ...watched, keptByPc })];
  return () => {
    for (const end of ends) end();
    pc.end();
  };
};

import {
  isDoubtful,
  isOfKind,
  type EndpointId,
  type Rung,
  type SourceId,
  type ToldTrouble,
  type ToldVoice,
} from '@diem-cau/shared';
import type { Devices } from '../devices/devices.ts';
import type { SeatMedia } from '../media/seat-media.ts';
import type { MeetingSession } from '../meeting-session.ts';
import { seatOf, type MeetingStore } from '../meeting-store.ts';
import type { ShownPictures } from '../shown-pictures.ts';
import type { Signalling } from '../signalling.ts';
import { bearsUp } from './bears-up.ts';
import { heardNow, isWorthTelling, voicesSince, type HeardBefore } from './line-watch.ts';
import { OwnProbe } from './own-probe.ts';
import { lookAtReceived, nothingReceived, standingStill } from './received-watch.ts';
import { givesNothing, lookAtSource, unwatched, type FoundTrouble } from './source-watch.ts';
import { cameraRests, lookAtUplink, unmeasuredUplink } from './uplink-watch.ts';
import { receivedKey, type OwnSource, type Troubles } from './troubles-state.ts';

/** Between two looks at the own sources, and at what is received, in milliseconds. */
const ownEveryMs = 500;
const receivedEveryMs = 1_000;

/** Between two looks for a device of which nothing comes: a browser may notice that it is gone only when it is asked what there is. */
const missedEveryMs = 2_000;

interface Watched {
  readonly own: EndpointId;
  readonly devices: Devices;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly store: MeetingStore;
  readonly pictures: ShownPictures;
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice'>;
  readonly troubles: Troubles;
}

/** Runs something again and again, never twice at once; returns what ends it. */
const everySo = (ms: number, run: () => Promise<void>): (() => void) => {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    run()
      .catch((error: unknown) => console.warn('watching sources', error))
      .finally(() => {
        running = false;
      });
  }, ms);
  return () => clearInterval(timer);
};

/** Watches the own camera and microphone, and tells the hub what is wrong with them. */
const watchOwn = ({ devices, media, session, signalling, troubles }: Watched): (() => void) => {
  const isOut: Readonly<Record<OwnSource, () => boolean>> = {
    camera: () => media.camera.state.getState().wanted,
    microphone: () => media.microphone.state.getState().now === 'open',
  };
  const probe = (source: OwnSource): OwnProbe =>
    new OwnProbe(source, devices[source], async () =>
      isOut[source]() ? ((await media.flowing?.sent(source)) ?? null) : null,
    );
  const probes = { camera: probe('camera'), microphone: probe('microphone') };
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
    const own = { camera: watches.camera.found, microphone: watches.microphone.found };
    if (!same(before.camera, own.camera) || !same(before.microphone, own.microphone)) troubles.setState({ own });
    await tell();
  });
  return () => {
    end();
    probes.camera.close();
    probes.microphone.close();
  };
};

const same = (one: FoundTrouble | null, other: FoundTrouble | null): boolean => one?.trouble === other?.trouble;

/** Watches whether what is heard and seen here goes on coming. */
const watchReceived = ({ media, store, pictures, troubles, signalling, own }: Watched): (() => void) => {
  let watch = nothingReceived;
  let heard: HeardBefore = new Map();
  /** What the hub was told last was no good. */
  let toldLoss = false;
  let telling = false;
  const tellVoices = (voices: readonly ToldVoice[]): void => {
    if (telling || !isWorthTelling(voices, toldLoss)) return;
    telling = true;
    toldLoss = isWorthTelling(voices, false);
    // Said again in a second while it lasts, so nothing is lost with one that is not answered.
    const told = signalling.ask('media.tellLine', { voices: [...voices] }).catch(() => undefined);
    void told.finally(() => {
      telling = false;
    });
  };
  const ownRung = (): Rung => seatOf(store.state.getState().meeting, own)?.rung ?? 'full';
  const shouldFlow = (endpointId: EndpointId, source: SourceId): boolean => {
    const seat = seatOf(store.state.getState().meeting, endpointId);
    if (seat?.seat.state !== 'present' || !seat.sources.includes(source)) return false;
    // On a lower rung the hub itself keeps back what the line does not bear, and says so.
    if (ownRung() !== 'full') return false;
    if (isOfKind(source, 'camera') && seat.cameraRests === true) return false;
    if (isOfKind(source, 'microphone')) return seat.microphone === 'open';
    // A screen may well stand still.
    return isOfKind(source, 'camera') && pictures.shows(endpointId, source);
  };
  return everySo(receivedEveryMs, async () => {
    const arrived = (await media.flowing?.arrived()) ?? [];
    tellVoices(voicesSince(heard, arrived));
    heard = heardNow(arrived);
    const looks = arrived
      .filter(({ endpointId, source }) => shouldFlow(endpointId, source))
      .map(({ endpointId, source, count }) => ({ key: receivedKey(endpointId, source), count }));
    watch = lookAtReceived(watch, performance.now(), looks);
    const standing = standingStill(watch);
    if (standing.join() !== troubles.getState().standing.join()) troubles.setState({ standing });
  });
};

/** Lets the own camera rest while the line up does not bear it beside the own voice, and tells the hub, so that nobody takes it for a trouble. */
const watchUplink = ({ media, session, signalling }: Watched): (() => void) => {
  let uplink = unmeasuredUplink(performance.now());
  let links = 0;
  let told = false;
  const end = everySo(receivedEveryMs, async () => {
    const link = media.flowing;
    if (session.state.getState().state !== 'inside' || link === null) return;
    if (links !== media.state.getState().links) told = false;
    links = media.state.getState().links;
    if (media.camera.state.getState().wanted)
      uplink = lookAtUplink(uplink, performance.now(), bearsUp(await link.sendReport()));
    else uplink = unmeasuredUplink(performance.now());
    const rests = cameraRests(uplink);
    link.letOut('camera', !rests);
    if (rests === told) return;
    await signalling.ask('media.tellLine', { cameraRests: rests });
    told = rests;
  });
  return () => {
    end();
    media.flowing?.letOut('camera', true);
  };
};

/** Sends of the own cameras what is watched by anybody, as the hub says it. */
const followWatched = ({ media, signalling }: Watched): (() => void) => {
  const watched = new Map<SourceId, number>();
  let { links } = media.state.getState();
  const apply = (): void => {
    const now = media.state.getState().links;
    // On a new link every layer is sent until the hub says otherwise.
    if (now !== links) watched.clear();
    links = now;
    for (const [source, layer] of watched) media.flowing?.limit(source, layer);
  };
  const deaf = signalling.onNotice('media.watched', ({ source, layer }) => {
    apply();
    watched.set(source, layer);
    apply();
  });
  // A link that was just being mended was told nothing.
  const end = everySo(receivedEveryMs, () => Promise.resolve(apply()));
  return () => {
    deaf();
    end();
  };
};

/** Watches what this page sends and receives; returns what ends it. */
export const watchSources = (watched: Watched): (() => void) => {
  const ends = [watchOwn(watched), watchReceived(watched), watchUplink(watched), followWatched(watched)];
  return () => {
    for (const end of ends) end();
  };
};

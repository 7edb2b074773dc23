import {
  Refusal,
  type EndpointId,
  type MediaParameters,
  type SourceId,
  type MeetingId,
  type MeetingView,
  type NoticeName,
  type NoticeOf,
  type ParamsIn,
  type PictureId,
  type RequestName,
  type ResultOf,
  type MediaOffer,
  type TaskName,
  type TaskOf,
} from '@diem-cau/shared';
import type { Arrived } from './wrtc-sinks.ts';
import { WrtcMedia, type Appearance, type MediaVariant } from './wrtc-media.ts';

/** A signed-in connection to a hub. */
export interface HubLine {
  /** Throws Refusal when the hub refuses. */
  ask<Name extends RequestName>(name: Name, params: ParamsIn<Name>): Promise<ResultOf<Name>>;
  /** Calls `deal` for each notice of that name. Returns how to end it. */
  onNotice<Name extends NoticeName>(name: Name, deal: (notice: NoticeOf<Name>) => void | Promise<void>): () => void;
  /** Calls `perform` for each task of that name; the hub gets its acknowledgement when that is done. Returns how to end it. */
  onTask<Name extends TaskName>(name: Name, perform: (task: TaskOf<Name>) => void | Promise<void>): () => void;
}

const rebuildAttempts = 20;
const rebuildPauseMs = 250;

/** With what media it comes. */
interface HowItLooks {
  readonly variant?: MediaVariant;
  readonly appearance?: Appearance;
  /** By which way its first media go to the hub; straight there without. */
  readonly way?: (offer: MediaOffer) => MediaOffer;
}

/** An endpoint of a test that joins a meeting like a page does: it sends, receives, and mends its media after a loss. */
export class WrtcEndpoint {
  readonly snapshot: MeetingView;
  readonly media: WrtcMedia;
  readonly #hub: HubLine;
  readonly #endNotices: () => void;

  private constructor(hub: HubLine, media: WrtcMedia, snapshot: MeetingView, endNotices: () => void) {
    this.#hub = hub;
    this.media = media;
    this.snapshot = snapshot;
    this.#endNotices = endNotices;
  }

  /** Takes the seat of its endpoint. */
  static join(hub: HubLine, meetingId: MeetingId, how: HowItLooks = {}): Promise<WrtcEndpoint> {
    return WrtcEndpoint.#come(hub, how, (rtpCapabilities) => hub.ask('meeting.join', { meetingId, rtpCapabilities }));
  }

  /** Attends as a display of its endpoint. */
  static attend(hub: HubLine, meetingId: MeetingId, how: HowItLooks = {}): Promise<WrtcEndpoint> {
    return WrtcEndpoint.#come(hub, how, async (rtpCapabilities) => {
      const { snapshot, media } = await hub.ask('meeting.attend', { meetingId, rtpCapabilities });
      if (media === null) throw new Error('a display without media');
      return { snapshot, media };
    });
  }

  static async #come(
    hub: HubLine,
    { variant, appearance, way = (straight) => straight }: HowItLooks,
    ask: (rtpCapabilities: MediaParameters) => Promise<{ snapshot: MeetingView; media: MediaOffer }>,
  ): Promise<WrtcEndpoint> {
    const { routerRtpCapabilities } = await hub.ask('hub.hello', {});
    const media = await WrtcMedia.load(routerRtpCapabilities, variant, appearance);
    const seated = Promise.withResolvers<void>();
    seated.promise.catch(() => undefined);
    const endNotices = follow(hub, media, seated.promise);
    try {
      const { snapshot, media: offer } = await ask(media.rtpCapabilities);
      sit(hub, media, way(offer));
      seated.resolve();
      return new WrtcEndpoint(hub, media, snapshot, endNotices);
    } catch (error) {
      seated.reject(error);
      endNotices();
      throw error;
    }
  }

  /** @param again nobody pressed: it is what this endpoint sent before it was cut off */
  send(source: SourceId, again = false): Promise<void> {
    return this.media.send(source, again);
  }

  /** Stops sending, as a page does: the hub is told. */
  async stop(source: SourceId): Promise<void> {
    this.media.stop(source);
    await this.#hub.ask('media.stop', { source });
  }

  /** States which pictures stand on the page, each 320x180. */
  async show(pictures: readonly { readonly endpointId: EndpointId; readonly source: PictureId }[]): Promise<void> {
    await this.#hub.ask('media.show', {
      pictures: pictures.map((picture) => ({ ...picture, width: 320, height: 180 })),
    });
  }

  arrived(endpointId: EndpointId, source: SourceId): Arrived | undefined {
    return this.media.arrived(endpointId, source);
  }

  /** Has all its media built anew, straight to the hub, as a page does whose media do not come back. */
  async rebuild(): Promise<void> {
    const sources = this.media.sending;
    await rebuild(this.#hub, this.media);
    for (const source of sources) await this.media.send(source, true);
  }

  /** Lets go of the media without a word to the hub, as a page that is torn away. */
  close(): void {
    this.#endNotices();
    this.media.close();
  }

  async leave(): Promise<void> {
    await this.#hub.ask('meeting.leave', {});
    this.close();
  }
}

/**
 * Deals with what the hub says about media, one after the other as a page does: what is closed while it is still being opened would stay
 * for ever. Streams that are offered before the transports are there wait for them.
 */
function follow(hub: HubLine, media: WrtcMedia, joined: Promise<void>): () => void {
  let seated = joined;
  let turn = joined.catch(() => undefined);
  const inTurn = (act: () => Promise<void> | void): Promise<void> => {
    const acted = turn.then(act);
    turn = acted.catch(() => undefined);
    return acted;
  };
  const ends = [
    hub.onTask('media.consumersOpened', ({ consumers }) =>
      inTurn(async () => {
        await seated;
        await media.receive(consumers);
      }),
    ),
    hub.onNotice('media.consumersClosed', ({ consumerIds }) => inTurn(() => media.drop(consumerIds))),
    hub.onNotice('media.stopped', ({ source }) => media.stop(source)),
    hub.onNotice('media.lost', () => {
      const sources = media.sending;
      seated = rebuild(hub, media);
      void seated.then(() => Promise.all(sources.map((source) => media.send(source, true))));
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** New transports, asked for until the hub has a worker again. */
async function rebuild(hub: HubLine, media: WrtcMedia): Promise<void> {
  media.close();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { media: offer } = await hub.ask('media.rebuild', { rtpCapabilities: media.rtpCapabilities });
      return sit(hub, media, offer);
    } catch (error) {
      const temporary = error instanceof Refusal && error.code === 'media-unavailable';
      if (!temporary || attempt === rebuildAttempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, rebuildPauseMs));
    }
  }
}

function sit(hub: HubLine, media: WrtcMedia, offer: MediaOffer): void {
  media.open(offer, {
    connect: (transportId, dtlsParameters) => hub.ask('media.connectTransport', { transportId, dtlsParameters }),
    produce: async (source, rtpParameters, again) =>
      (await hub.ask('media.produce', { source, rtpParameters, again })).producerId,
  });
}

import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { mostPicturesAtOnce } from '@diem-cau/shared';
import { District, type EnrolledPc } from '../../../server/test/support/district.ts';
import { moreCommunes } from '../../../server/test/support/more-communes.ts';
import { reels, type Reels } from './film.ts';
import { LightEndpoint, type Shown } from './light-endpoint.ts';
import { endPipes } from './pipe.ts';

/** Communes of the demo directory. */
const demoCommunes = 19;
/** So many come in at once. */
const atOnce = 4;
const tickMs = 4;
/** A tick that comes so much too late held up packets on this side, in milliseconds. */
const heldUpMs = 50;
const sizes = {
  large: { width: 1920, height: 1080 },
  stage: { width: 1280, height: 720 },
  tile: { width: 320, height: 180 },
} as const;

/** How the endpoints' own side was held up: what looks like the hub's gap is its own then. */
export interface HeldUp {
  readonly times: number;
  readonly longestMs: number;
}

/** A running hub with a meeting of many endpoints, who send and receive real packets until it is closed. */
export class Scene {
  readonly district: District;
  readonly meetingId: MeetingId;
  readonly endpoints: readonly LightEndpoint[];
  readonly #timer: NodeJS.Timeout;
  #lastTick = performance.now();
  #heldUp: HeldUp = { times: 0, longestMs: 0 };

  private constructor(district: District, meetingId: MeetingId, endpoints: readonly LightEndpoint[]) {
    this.district = district;
    this.meetingId = meetingId;
    this.endpoints = endpoints;
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  /** Starts a hub, lets so many endpoints enter, the room first, and share its screen; `filmSeconds` is how long what they send is before it repeats. */
  static async open(endpoints: number, filmSeconds: number): Promise<Scene> {
    const films = reels(filmSeconds);
    const communes = Math.min(endpoints - 1, demoCommunes);
    const district = await District.start(communes, {
      LOG_LEVEL: 'warn',
      HUB_MAX_ENDPOINTS: String(Math.max(66, endpoints)),
    });
    let scene: Scene | null = null;
    try {
      const pcs = [...district.pcs, ...(await moreCommunes(district, endpoints - 1 - communes))];
      const room = await district.page(district.room);
      const expected = pcs.map(({ endpointId }) => endpointId);
      const meetingId = await district.openMeeting(room, { expected, maxEndpoints: pcs.length });
      room.close();
      const all = await Scene.#opened(district, pcs, films);
      scene = new Scene(district, meetingId, all);
      for (let from = 0; from < all.length; from += atOnce)
        await Promise.all(all.slice(from, from + atOnce).map((each) => each.join(meetingId)));
      await scene.room.shareScreen();
      await scene.room.line.ask('stage.show', { choice: { show: 'speaker-and-screen' } });
      return scene;
    } catch (error) {
      await (scene?.close() ?? district.remove());
      throw error;
    }
  }

  static async #opened(district: District, pcs: readonly EnrolledPc[], films: Reels): Promise<LightEndpoint[]> {
    const all: LightEndpoint[] = [];
    for (const [nth, pc] of pcs.entries()) all.push(await LightEndpoint.open(nth, pc, district.hub.url, films));
    return all;
  }

  get room(): LightEndpoint {
    const [room] = this.endpoints;
    if (room === undefined) throw new Error('nobody came');
    return room;
  }

  get heldUp(): HeldUp {
    return this.#heldUp;
  }

  /** The room gives the floor to so many, one after the other, each so long and on everybody's stage; in milliseconds. */
  async talk(turns: number, turnMs: number): Promise<void> {
    const communes = this.endpoints.slice(1);
    const begunMs = performance.now();
    for (let nth = 0; nth < turns; nth += 1) {
      const speaker = communes[nth % communes.length];
      if (speaker === undefined) throw new Error('no commune came');
      const { endpointId } = speaker.pc;
      await this.room.line.ask('floor.give', { endpointId });
      const openedMs = performance.now();
      const listeners = this.endpoints.filter((each) => each !== speaker);
      for (const each of listeners) each.receiving.openVoice(endpointId, openedMs);
      speaker.sending.voice.on = true;
      await Promise.all(this.endpoints.map((each) => each.show(this.#pictures(each, speaker))));
      await delay(Math.max(0, begunMs + (nth + 1) * turnMs - performance.now()));
      const shutMs = performance.now();
      for (const each of listeners) each.receiving.shutVoice(endpointId, shutMs);
      speaker.sending.voice.on = false;
      await this.room.line.ask('floor.takeBack', { endpointId });
    }
    await Promise.all(this.endpoints.map((each) => each.show([])));
  }

  /** Ends it all; the hub's data go with it. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const each of this.endpoints) each.close();
    endPipes();
    await this.district.remove();
  }

  /** What stands on a page while somebody speaks: the speaker and the screen large, small the chair, and in the room as many communes as a page takes. */
  #pictures(of: LightEndpoint, speaker: LightEndpoint): readonly Shown[] {
    const { room } = this;
    const speaks: Shown = {
      ...{ endpointId: speaker.pc.endpointId, source: 'camera', place: 'stage' },
      ...(of === room ? sizes.large : sizes.stage),
    };
    const screen: Shown = { endpointId: room.pc.endpointId, source: 'screen', place: 'screen', ...sizes.stage };
    const small = of === room ? this.endpoints.filter((each) => each !== speaker) : [room];
    const tiles = small.map(({ pc }): Shown => ({
      endpointId: pc.endpointId,
      source: 'camera',
      place: 'tile',
      ...sizes.tile,
    }));
    return [...(of === room ? [] : [screen]), speaks, ...tiles]
      .filter(({ endpointId, source }) => endpointId !== of.pc.endpointId || source === 'screen')
      .slice(0, mostPicturesAtOnce);
  }

  #tick(): void {
    const nowMs = performance.now();
    const lateMs = nowMs - this.#lastTick - tickMs;
    this.#lastTick = nowMs;
    if (lateMs > heldUpMs)
      this.#heldUp = { times: this.#heldUp.times + 1, longestMs: Math.max(this.#heldUp.longestMs, lateMs) };
    for (const each of this.endpoints) each.tick(nowMs);
  }
}

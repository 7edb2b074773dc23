import { request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { requests, type MeetingId, type ParamsIn } from '@diem-cau/shared';
import type { EnrolledPc } from './district.ts';
import { askHttp } from './hub-http.ts';
import { connectLine, type SocketLine } from './socket-line.ts';
import { WrtcEndpoint } from './wrtc-endpoint.ts';

/** Each socket of a flood asks so often, whether it is answered or not, in milliseconds. */
const askEveryMs = 20;
/** Bodies that are sent at once, and their size in bytes. */
const uploadsAtOnce = 4;
const uploadBytes = 32 * 1024 * 1024;
const reads = ['/api/meetings?words=&limit=100&offset=0', '/api/session', '/readyz'] as const;

/** How often a flood was answered, by what it was told; `granted` where it got its will. */
export type FloodTally = ReadonlyMap<string, number>;

/** Sends a body of this size as a PDF; gives the status of the answer, or null when the connection was cut. */
export const sendPdf = (url: string, cookie: string, bytes: number, first = ''): Promise<number | null> =>
  new Promise((done) => {
    const headers = { cookie, 'content-type': 'application/pdf', 'content-length': bytes };
    const asked = request(url, { method: 'POST', headers, rejectUnauthorized: false }, (response) => {
      response.resume();
      response.once('close', () => done(response.statusCode ?? 0));
    });
    asked.once('error', () => done(null));
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let left = bytes - Buffer.byteLength(first);
    asked.write(first);
    const more = (): void => {
      while (left > 0) {
        const size = Math.min(left, chunk.length);
        left -= size;
        if (!asked.write(chunk.subarray(0, size)) && left > 0) return void asked.once('drain', more);
      }
      asked.end();
    };
    more();
  });

interface Params {
  readonly join: ParamsIn<'meeting.join'>;
  readonly produce: ParamsIn<'media.produce'>;
}

/** The parameters with which a good page of this PC joins and sends its camera. */
const goodParams = async (hub: string, pc: EnrolledPc, meetingId: MeetingId): Promise<Params> => {
  const line = await connectLine(hub, pc.cookie);
  const asked = new Map<string, unknown>();
  const noting: SocketLine = {
    ...line,
    ask: (name, params) => {
      asked.set(name, params);
      return line.ask(name, params);
    },
  };
  const endpoint = await WrtcEndpoint.join(noting, meetingId, { variant: 'signalling' });
  await endpoint.send('camera');
  await endpoint.leave();
  line.close();
  return {
    join: requests['meeting.join'].params.parse(asked.get('meeting.join')),
    produce: requests['media.produce'].params.parse(asked.get('media.produce')),
  };
};

/** One PC that asks the hub for all that it may, and more, from many sockets at once, and does not wait for answers. */
export class Flood {
  readonly #tally = new Map<string, number>();
  readonly #lines = new Set<SocketLine>();
  #on = true;
  #all: Promise<unknown> = Promise.resolve();

  readonly #hub: string;

  private constructor(hub: string) {
    this.#hub = hub;
  }

  /** Joins, shows, produces and reads over `sockets` sockets, and reads and uploads over HTTP, all with the PC's own cookie. */
  static async start(hub: string, pc: EnrolledPc, meetingId: MeetingId, sockets: number): Promise<Flood> {
    const params = await goodParams(hub, pc, meetingId);
    const flood = new Flood(hub);
    flood.#all = Promise.all([
      ...Array.from({ length: sockets }, () => flood.#socket(pc, params)),
      ...Array.from({ length: uploadsAtOnce }, () => flood.#uploads(pc, meetingId)),
      ...reads.map((path) => flood.#reads(pc, path)),
    ]);
    return flood;
  }

  /** Ends it. Gives what it was told. */
  async stop(): Promise<FloodTally> {
    this.#on = false;
    for (const line of this.#lines) line.cut();
    await Promise.race([this.#all, delay(5_000)]);
    return this.#tally;
  }

  #count(what: string): void {
    this.#tally.set(what, (this.#tally.get(what) ?? 0) + 1);
  }

  async #socket(pc: EnrolledPc, { join, produce }: Params): Promise<void> {
    while (this.#on) {
      const line = await connectLine(this.#hub, pc.cookie).catch((error: unknown) => {
        this.#count(`socket ${error instanceof Error ? error.message : 'refused'}`);
        return null;
      });
      if (line === null) {
        await delay(200);
        continue;
      }
      this.#lines.add(line);
      const pictures = [{ endpointId: pc.endpointId, source: 'camera', width: 320, height: 180 }];
      const asks: [string, unknown][] = [
        ['meeting.join', join],
        ['media.produce', produce],
        ['meeting.join', join],
        ['media.show', { pictures }],
        ['meeting.join', join],
        ['meeting.snapshot', {}],
        ['meeting.join', join],
        ['media.rebuild', { rtpCapabilities: join.rtpCapabilities }],
      ];
      for (let turn = 0; this.#on && line.socket.connected; turn += 1) {
        const [name, params] = asks[turn % asks.length] ?? ['hub.hello', {}];
        void line.raw(name, params).then(
          (code) => this.#count(`${name} ${code ?? 'granted'}`),
          () => this.#count(`${name} unanswered`),
        );
        await delay(askEveryMs);
      }
      this.#lines.delete(line);
      line.cut();
    }
  }

  async #uploads(pc: EnrolledPc, meetingId: MeetingId): Promise<void> {
    const url = `${this.#hub}/api/meetings/${meetingId}/documents?kind=minutes&name=a.pdf`;
    while (this.#on) this.#count(`upload ${await sendPdf(url, pc.cookie, uploadBytes)}`);
  }

  async #reads(pc: EnrolledPc, path: string): Promise<void> {
    while (this.#on) {
      const answer = await askHttp(`${this.#hub}${path}`, { cookie: pc.cookie }).catch(() => null);
      this.#count(`read ${answer?.status ?? 'cut'}`);
      await delay(5);
    }
  }
}

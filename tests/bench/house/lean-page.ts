import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { MeetingId } from '@diem-cau/shared';
import type { District, EnrolledPc } from '../../../server/test/support/district.ts';

const Answer = z.looseObject({ ok: z.boolean(), result: z.unknown().optional() });
const Params = z.record(z.string(), z.unknown());
type Params = z.infer<typeof Params>;
const Transport = z.looseObject({ id: z.string(), iceParameters: z.unknown(), dtlsParameters: z.unknown() });

/** A transport that the hub has offered. */
type Transport = z.infer<typeof Transport>;

/** A notice as it came, and when, in milliseconds of `performance.now()`. */
export interface Heard {
  readonly name: string;
  readonly params: Params;
  readonly at: number;
}

/** What a page of the measured checkout asks for from its press on, as one of its own pages has asked it. */
export interface Model {
  readonly join: Params;
  readonly connect: Params;
  /** One for the camera and one for the microphone. */
  readonly produce: readonly Params[];
}

/** Lets a page of the measured checkout come in, send and go, and notes how it asked: other pages then ask the same without its work. */
export const modelOf = async (district: District, pc: EnrolledPc, meetingId: MeetingId): Promise<Model> => {
  const page = await district.page(pc);
  const asked: { readonly name: unknown; readonly params: unknown }[] = [];
  page.line.socket.onAnyOutgoing((event, name, params) => {
    if (event === 'request') asked.push({ name, params });
  });
  await page.join(meetingId);
  await page.send('camera', 'microphone');
  await page.leave();
  page.close();
  const all = (name: string): Params[] =>
    asked.filter((each) => each.name === name).map(({ params }) => Params.parse(params));
  const [join, connect] = [all('meeting.join')[0], all('media.connectTransport')[0]];
  if (join === undefined || connect === undefined) throw new Error('a page comes in otherwise than it is known here');
  return { join, connect, produce: all('media.produce') };
};

/** The transports in an answer, wherever they stand in it, in their order. */
const transportsIn = (value: unknown): Transport[] => {
  if (typeof value !== 'object' || value === null) return [];
  const transport = Transport.safeParse(value);
  if (transport.success && transport.data.iceParameters !== undefined) return [transport.data];
  return Object.values(value).flatMap(transportsIn);
};

/** A page over a real socket that does what the hub must answer and nothing else, so that sixty of them leave the machine to the hub. */
export class LeanPage {
  readonly pc: EnrolledPc;
  readonly model: Model;
  /** Of the seat: for sending and for receiving. */
  transports: readonly Transport[] = [];
  /** Streams that are open for it now. */
  consumers = 0;
  readonly #socket: Socket;
  readonly #listeners = new Set<(heard: Heard) => void>();

  private constructor(pc: EnrolledPc, model: Model, socket: Socket) {
    this.pc = pc;
    this.model = model;
    this.#socket = socket;
    // A hub of before asks for an answer to each notice, one of today to tasks only.
    for (const event of ['notice', 'task'])
      socket.on(event, (name: unknown, params: unknown, done: unknown) => {
        const heard: Heard = { name: String(name), params: Params.parse(params), at: performance.now() };
        this.#count(heard);
        for (const listener of this.#listeners) listener(heard);
        if (typeof done === 'function') done();
      });
  }

  static async open(hub: string, pc: EnrolledPc, model: Model): Promise<LeanPage> {
    const socket = io(hub, {
      transports: ['websocket'],
      extraHeaders: { cookie: pc.cookie },
      rejectUnauthorized: false,
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', fail);
    });
    const page = new LeanPage(pc, model, socket);
    await page.ask('hub.hello', {});
    return page;
  }

  /** Throws what the hub answers when it refuses. */
  async ask(name: string, params: object): Promise<unknown> {
    const answer = Answer.parse(await this.#socket.timeout(20_000).emitWithAck('request', name, params));
    if (!answer.ok) throw new Error(`${name} was answered ${JSON.stringify(answer)}`);
    return answer.result;
  }

  /** Returns what ends it. */
  onNotice(listener: (heard: Heard) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The press: resolves with the seat, its snapshot and its transports. */
  async join(meetingId: string): Promise<void> {
    this.transports = transportsIn(await this.ask('meeting.join', { ...this.model.join, meetingId }));
    if (this.transports.length === 0) throw new Error('a seat without transports');
  }

  /** Agrees on its transports as a page does, without a packet; only from `from` on. */
  async connect(from = 0): Promise<void> {
    for (const { id } of this.transports.slice(from))
      await this.ask('media.connectTransport', { ...this.model.connect, transportId: id });
  }

  /** Agrees on a camera or microphone as a page does; what it really sends is told by `rtpParameters`. */
  async produce(named: 'camera' | 'microphone', rtpParameters?: object): Promise<unknown> {
    return this.ask('media.produce', {
      ...this.#produced(named),
      ...(rtpParameters === undefined ? {} : { rtpParameters }),
    });
  }

  /** Stops sending what it agreed on, as the model's page says it: a source is named as in its `media.produce`. */
  async stop(named: 'camera' | 'microphone'): Promise<void> {
    await this.ask('media.stop', { source: this.#produced(named)['source'] });
  }

  async leave(): Promise<void> {
    await this.ask('meeting.leave', {});
    this.consumers = 0;
  }

  close(): void {
    this.#socket.disconnect();
  }

  #produced(named: string): Params {
    const params = this.model.produce.find((each) => JSON.stringify(each['source']).includes(named));
    if (params === undefined) throw new Error(`no page sends a ${named}`);
    return params;
  }

  #count({ name, params }: Heard): void {
    const many = Object.values(params).find((value) => Array.isArray(value))?.length ?? 0;
    if (name === 'media.consumersOpened') this.consumers += many;
    if (name === 'media.consumersClosed') this.consumers -= many;
  }
}

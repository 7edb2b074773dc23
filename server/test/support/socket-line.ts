import {
  Refusal,
  RefusalBody,
  notices,
  tasks,
  type NoticeName,
  type NoticeOf,
  type ResultOf,
  type TaskName,
  type TaskOf,
} from '@diem-cau/shared';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { HubLine } from './wrtc-endpoint.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: RefusalBody }),
]);

/** A page's line to a running hub over a real socket, signed in by cookie. */
export interface SocketLine extends HubLine {
  readonly socket: Socket;
  /** Sends anything at all, also what no page would send, and gives the answer's code, or null when it was granted. */
  raw(name: unknown, params: unknown): Promise<string | null>;
  /** Closes in good order, as a page that says goodbye. */
  close(): void;
  /** Goes away as a browser does with a tab that is closed: with WebSocket's 1001 and not a word of Socket.IO. */
  closeTab(): void;
  /** Goes away without a word, as a pulled cable; one that polls asks no more. */
  cut(): void;
}

/** As much of the WebSocket below a line as tests touch. */
export interface WebSocketBelow {
  close(code: number): void;
  terminate(): void;
  send(text: string): void;
}

/** The WebSocket below a line, for what Socket.IO would not do. */
export const webSocketOf = (socket: Socket): WebSocketBelow => Reflect.get(socket.io.engine.transport, 'ws');

/** The ways by which a line may go, the first one first; with more than one it is taken to a WebSocket where there is one. */
export type LineWays = readonly ('websocket' | 'polling')[];

/** Connects, with headers that a browser would add; rejects with the hub's word when it does not let the cookie in. */
export const connectLine = async (
  url: string,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
  ways: LineWays = ['websocket'],
): Promise<SocketLine> => {
  const socket = io(url, {
    transports: [...ways],
    extraHeaders: { ...headers, ...(cookie === '' ? {} : { cookie }) },
    rejectUnauthorized: false,
    reconnection: false,
    forceNew: true,
  });
  const listeners = new Map<string, Set<(params: unknown) => void | Promise<void>>>();
  const deal = async (name: string, params: unknown): Promise<void> => {
    await Promise.allSettled([...(listeners.get(name) ?? [])].map(async (listener) => listener(params)));
  };
  const listen = (name: string, listener: (params: unknown) => void | Promise<void>): (() => void) => {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => known.delete(listener);
  };
  socket.on('notice', (name: string, params: unknown) => void deal(name, params));
  socket.on('task', (name: string, params: unknown, done: () => void) => void deal(name, params).then(done));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  const request = async (name: unknown, params: unknown): Promise<z.infer<typeof Answer>> => {
    // Socket.IO would keep it for a connection that never comes back.
    if (!socket.connected) throw new Error('the line is gone');
    return Answer.parse(await socket.timeout(20_000).emitWithAck('request', name, params));
  };

  return {
    socket,
    ask: async (name, params) => {
      const answer = await request(name, params);
      if (!answer.ok) throw new Refusal(answer.refusal.code, answer.refusal.details);
      // The journeys' own check of results is in their expectations; the schemas are checked in the page.
      return answer.result as ResultOf<typeof name>;
    },
    raw: async (name, params) => {
      const answer = await request(name, params);
      return answer.ok ? null : answer.refusal.code;
    },
    onNotice: <Name extends NoticeName>(name: Name, heard: (notice: NoticeOf<Name>) => void | Promise<void>) =>
      listen(name, (params) => heard(notices[name].parse(params) as NoticeOf<Name>)),
    onTask: <Name extends TaskName>(name: Name, done: (task: TaskOf<Name>) => void | Promise<void>) =>
      listen(name, (params) => done(tasks[name].parse(params) as TaskOf<Name>)),
    close: () => {
      socket.disconnect();
    },
    // Both go below Socket.IO, which would say goodbye.
    closeTab: () => webSocketOf(socket).close(1001),
    cut: () => {
      if (socket.io.engine.transport.name === 'websocket') webSocketOf(socket).terminate();
      else socket.io.engine.transport.removeAllListeners();
    },
  };
};

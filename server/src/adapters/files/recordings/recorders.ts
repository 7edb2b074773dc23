import { fork, type ChildProcess } from 'node:child_process';
import type { Instant, MeetingId } from '@diem-cau/shared';
import type { Recorder, RecorderListener, Recorders } from '../../../application/ports/recorder.ts';
import type { Logger } from '../../../application/ports/logger.ts';
import { childEnvironment } from '../kit/child-environment.ts';
import type { PieceFolders } from './piece-folders.ts';
import { roomLeft, type RecordingRoom } from './room.ts';
import { FromRecorder, type ToRecorder } from './recorder-words.ts';

/** What all recordings take is counted so often while one runs, in milliseconds. */
const countEveryMs = 30_000;
/** A busy machine takes its time to begin a process; that nothing is kept yet is said long before (`recorder-run.ts`), and one that is ended while it begins never gets there; in milliseconds. */
const startWithinMs = 30_000;
const closeWithinMs = 3_000;
/** With less room nothing is begun, in bytes: five open microphones for half an hour. */
const leastRoom = 32 * 1024 * 1024;
/** Of the JavaScript heap, in MiB. */
const heapMb = 128;

const program = new URL('recorder-process.ts', import.meta.url);

/** A recorder's process. */
class ForkedRecorder implements Recorder {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #closing: Promise<void> | null = null;

  constructor(child: ChildProcess, port: number, gone: Promise<void>) {
    this.#child = child;
    this.port = port;
    this.#gone = gone;
  }

  opened(stream: Parameters<Recorder['opened']>[0]): void {
    this.#tell({ type: 'opened', ...stream });
  }

  closed(ssrc: number): void {
    this.#tell({ type: 'closed', ssrc });
  }

  tellTime(at: Instant): void {
    this.#tell({ type: 'time', at });
  }

  /** Whether it was told to end. */
  get isClosing(): boolean {
    return this.#closing !== null;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #close(): Promise<void> {
    this.#tell({ type: 'close' });
    const timer = setTimeout(() => this.kill(), closeWithinMs);
    await this.#gone;
    clearTimeout(timer);
  }

  #tell(words: ToRecorder): void {
    // One that has just ended is heard of by its end.
    if (this.#child.connected) this.#child.send(words, () => undefined);
  }
}

/** Recorders as processes of their own: Node, and nothing that decodes. They end by themselves when the hub does. */
export class ForkedRecorders implements Recorders {
  readonly #folders: PieceFolders;
  readonly #room: RecordingRoom;
  readonly #logger: Logger;

  constructor(folders: PieceFolders, room: RecordingRoom, logger: Logger) {
    this.#folders = folders;
    this.#room = room;
    this.#logger = logger;
  }

  async hasRoom(): Promise<boolean> {
    return (await roomLeft(this.#folders, this.#room)) >= leastRoom;
  }

  async start(meetingId: MeetingId, at: Instant, listener: RecorderListener): Promise<Recorder> {
    const startedMs = performance.now();
    // Looked for while the process begins.
    const taken = this.#folders.bytes();
    taken.catch(() => undefined);
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: childEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (bytes: Buffer) =>
      this.#logger.warn({ meetingId, said: bytes.toString('utf8').slice(0, 2_000) }, 'the recorder says'),
    );
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const counting = setInterval(() => void this.#tellRoom(child), countEveryMs);
    void gone.then(() => clearInterval(counting));
    return new Promise((started, fail) => {
      let recorder: ForkedRecorder | null = null;
      const giveUp = (reason: string): void => {
        clearTimeout(timer);
        if (recorder?.isClosing === true) return;
        if (recorder !== null) return listener.ended(reason);
        child.kill('SIGKILL');
        fail(new Error(`the recorder did not start: ${reason}`));
      };
      const timer = setTimeout(() => giveUp(`it said nothing for ${startWithinMs} ms`), startWithinMs);
      child.once('error', (error) => giveUp(error.message));
      child.once('exit', (code, signal) => giveUp(`it ended (${signal ?? code})`));
      child.on('message', (message) => {
        const words = FromRecorder.parse(message);
        if (words.type === 'beat') return listener.beat(words);
        clearTimeout(timer);
        recorder = new ForkedRecorder(child, words.port, gone);
        this.#logger.info({ meetingId, pid: child.pid }, 'a recorder runs');
        started(recorder);
      });
      const open = (bytes: number): void => {
        const now = Math.floor(at + performance.now() - startedMs);
        const { quota, reserve } = this.#room;
        const opening = { meetingId, folder: this.#folders.of(meetingId), at: now, mayWrite: quota - bytes, reserve };
        if (child.connected) child.send({ type: 'open', ...opening } satisfies ToRecorder, () => undefined);
      };
      taken.then(open, (error: unknown) => giveUp(String(error)));
    });
  }

  async #tellRoom(child: ChildProcess): Promise<void> {
    const left = this.#room.quota - (await this.#folders.bytes().catch(() => 0));
    if (child.connected) child.send({ type: 'room', left } satisfies ToRecorder, () => undefined);
  }
}

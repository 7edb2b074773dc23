import type { Instant, MeetingId } from '@diem-cau/shared';
import type { Recorder, RecorderListener, Recorders } from '../../src/application/ports/recorder.ts';

/** A recorder that keeps nothing; tests let it tell what they want. */
export interface FakeRecorder {
  readonly meetingId: MeetingId;
  readonly at: Instant;
  readonly tells: RecorderListener;
  readonly streams: Map<number, Parameters<Recorder['opened']>[0]>;
  closed: 'by-word' | 'by-force' | null;
}

/** Recorders in memory, to look at and to let fail. */
export class FakeRecorders implements Recorders {
  readonly all: FakeRecorder[] = [];
  room = true;
  /** While false, none starts. */
  able = true;

  hasRoom(): Promise<boolean> {
    return Promise.resolve(this.room);
  }

  start(meetingId: MeetingId, at: Instant, listener: RecorderListener): Promise<Recorder> {
    if (!this.able) return Promise.reject(new Error('no recorder starts'));
    const fake: FakeRecorder = { meetingId, at, tells: listener, streams: new Map(), closed: null };
    this.all.push(fake);
    return Promise.resolve({
      port: 40_000 + this.all.length,
      opened: (stream) => void fake.streams.set(stream.ssrc, stream),
      closed: (ssrc) => void fake.streams.delete(ssrc),
      tellTime: () => undefined,
      close: () => {
        fake.closed ??= 'by-word';
        return Promise.resolve();
      },
      kill: () => {
        fake.closed ??= 'by-force';
      },
    });
  }

  /** Those that run. */
  get running(): readonly FakeRecorder[] {
    return this.all.filter(({ closed }) => closed === null);
  }
}

import type { MeetingId, ResultOf, SeatView, SourceId } from '@diem-cau/shared';
import { expect, vi } from 'vitest';
import type { MeetingEvent } from '../../src/domain/meeting/events.ts';
import { usualPatience } from '../../src/domain/meeting/lives/life-signs.ts';
import { fakeRtpParameters, type FakeMedia } from '../fakes/media-plane.ts';
import { anBinh, room } from './meetings.ts';
import { TestArchive, TestHub, browserCapabilities, type TestPage } from './test-hub.ts';

/** Time passes in such steps, in milliseconds: no watch of a meeting looks more often. */
const stepMs = 250;

/** A meeting of a hub with its usual patience: the room's chair sits in it, and one commune. Its time passes by `pass` alone, on vitest's fake timers. */
export class PatientMeeting {
  readonly test: TestHub;
  readonly meetingId: MeetingId;
  readonly chair: TestPage;
  readonly commune: TestPage;
  /** By which the commune's page goes on in its seat. */
  readonly secret: string;

  private constructor(
    test: TestHub,
    meetingId: MeetingId,
    pages: { readonly chair: TestPage; readonly commune: TestPage; readonly secret: string },
  ) {
    this.test = test;
    this.meetingId = meetingId;
    this.chair = pages.chair;
    this.commune = pages.commune;
    this.secret = pages.secret;
  }

  /** @param sends what the commune sends from the beginning */
  static async begin(sends: readonly SourceId[] = []): Promise<PatientMeeting> {
    vi.useFakeTimers();
    const test = new TestHub(new TestArchive(), 66, usualPatience);
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = test.endpoint(anBinh);
    const { resume: secret } = await commune.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    const begun = new PatientMeeting(test, meetingId, { chair, commune, secret });
    for (const source of sends) await begun.send(source);
    return begun;
  }

  /** The commune, or another page, begins to send. */
  send(source: SourceId, page = this.commune): Promise<unknown> {
    const rtpParameters = fakeRtpParameters(source === 'microphone' ? 'audio' : 'video');
    return page.ask('media.produce', { source, rtpParameters });
  }

  /** The open media of the commune's seat. */
  get media(): FakeMedia {
    return this.test.media.seat(this.meetingId, anBinh) ?? expect.fail();
  }

  /** Time passes; `each` is done before each of its steps, such as `flowing`. */
  async pass(ms: number, each: () => void = () => undefined): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.test.now += stepMs;
      each();
      await vi.advanceTimersByTimeAsync(stepMs);
    }
  }

  /** Time passes, and packets of the commune's media come all the while. */
  flow(ms: number): Promise<void> {
    return this.pass(ms, () => {
      this.media.bytes = (this.media.bytes ?? 0) + 100;
    });
  }

  /** How the commune's seat stands for the chair. */
  async seat(): Promise<SeatView> {
    const { snapshot } = await this.chair.ask('meeting.snapshot', {});
    return snapshot.seats.find(({ endpointId }) => endpointId === anBinh) ?? expect.fail();
  }

  /** What is on the record of this meeting, or of another. */
  facts(of = this.meetingId): readonly MeetingEvent[] {
    return (this.test.archive.meetings.get(of) ?? []).map(({ event }) => event);
  }

  /** A page goes on in the commune's seat. */
  resume(page = this.test.endpoint(anBinh), secret = this.secret): Promise<ResultOf<'meeting.resume'>> {
    return page.ask('meeting.resume', { meetingId: this.meetingId, secret });
  }
}

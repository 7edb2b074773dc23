import type {
  EndpointId,
  MediaOffer,
  SourceId,
  MeetingId,
  MeetingView,
  NoticeName,
  NoticeOf,
  ParamsIn,
  RequestName,
  SeatView,
  TaskName,
} from '@diem-cau/shared';
import { Refusal } from '@diem-cau/shared';
import { followingView } from './following-page.ts';
import { connectLine, type LineWays, type SocketLine } from './socket-line.ts';
import { WrtcEndpoint } from './wrtc-endpoint.ts';
import type { Appearance, MediaVariant } from './wrtc-media.ts';

const remembered = [
  'hub.signedOut',
  'hub.openMeetings',
  'meeting.seatTaken',
  'media.lost',
  'media.stopped',
] as const satisfies readonly NoticeName[];

/** A page of an endpoint's PC over a real socket: it joins, and follows the meeting as the client's own store does. */
export class AttendingPage {
  readonly line: SocketLine;
  /** Names of the notices that were told, but announcements. */
  readonly told: (NoticeName | TaskName)[] = [];
  /** Announcements in the order of their coming. */
  readonly announced: NoticeOf<'meeting.changed'>[] = [];
  /** Instants at which the socket ended; empty while it lives. */
  readonly ended: number[] = [];
  #endpoint: WrtcEndpoint | null = null;

  private constructor(line: SocketLine) {
    this.line = line;
    line.onNotice('meeting.changed', (notice) => void this.announced.push(notice));
    for (const name of remembered) line.onNotice(name, () => void this.told.push(name));
    line.onTask('hub.goingAway', () => void this.told.push('hub.goingAway'));
    line.socket.once('disconnect', () => {
      this.ended.push(Date.now());
      this.#endpoint?.close();
    });
  }

  /** Rejects with the hub's word when it does not let the cookie in. */
  static async open(url: string, cookie: string, ways?: LineWays): Promise<AttendingPage> {
    return new AttendingPage(await connectLine(url, cookie, {}, ways));
  }

  async join(
    meetingId: MeetingId,
    variant: MediaVariant = 'signalling',
    appearance?: Appearance,
    way: (offer: MediaOffer) => MediaOffer = (straight) => straight,
  ): Promise<void> {
    this.#endpoint = await WrtcEndpoint.join(this.line, meetingId, {
      ...{ variant, way },
      ...(appearance === undefined ? {} : { appearance }),
    });
  }

  /** Attends as a display of its endpoint. */
  async display(meetingId: MeetingId, variant: MediaVariant = 'signalling'): Promise<void> {
    this.#endpoint = await WrtcEndpoint.attend(this.line, meetingId, { variant });
  }

  /** The endpoint that this page has been since it joined, or attended as its display. */
  get endpoint(): WrtcEndpoint {
    if (this.#endpoint === null) throw new Error('this page has not joined');
    return this.#endpoint;
  }

  async send(...sources: readonly SourceId[]): Promise<void> {
    for (const source of sources) await this.endpoint.send(source);
  }

  /** Sends what it sent before it was cut off, as a page does by itself. Throws Refusal for what its endpoint may not send now. */
  async sendAgain(...sources: readonly SourceId[]): Promise<void> {
    for (const source of sources) await this.endpoint.send(source, true);
  }

  /** What the page shows now: the snapshot of its joining, and the announcements since. Throws at a gap in their numbers. */
  get view(): MeetingView {
    return followingView(this, this.endpoint.snapshot)();
  }

  seat(endpointId: EndpointId): SeatView {
    const seat = this.view.seats.find((each) => each.endpointId === endpointId);
    if (seat === undefined) throw new Error(`${endpointId} is not on the list`);
    return seat;
  }

  /** The code with which the hub refuses a request; null when it is granted. */
  async refused<Name extends RequestName>(name: Name, params: ParamsIn<Name>): Promise<string | null> {
    return this.line.raw(name, params);
  }

  /** The code with which the hub refuses to let a source be sent; null when it is granted. */
  async refusedToSend(source: SourceId, again = false): Promise<string | null> {
    try {
      await this.endpoint.send(source, again);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** Goes away as a pulled cable. */
  cut(): void {
    this.line.cut();
  }

  /** Goes away as a browser whose tab is closed: WebSocket's "going away", and not a word of Socket.IO. */
  closeTab(): void {
    this.line.closeTab();
  }

  async leave(): Promise<void> {
    await this.endpoint.leave();
  }

  /** Ends the socket, without a wish to say anything by it. Idempotent. */
  close(): void {
    this.line.close();
  }
}

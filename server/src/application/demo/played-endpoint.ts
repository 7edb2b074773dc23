import {
  PageId,
  Refusal,
  type DropCause,
  type MediaParameters,
  type SourceId,
  type MeetingId,
  type NoticeName,
  type ParamsIn,
  type Principal,
  type RequestName,
} from '@diem-cau/shared';
import { answer } from '../meeting/requests/answer.ts';
import type { Hub } from '../meeting/hub.ts';
import { Page } from '../meeting/connections/page.ts';
import type { Mint } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** What a played endpoint needs of the hub. */
export interface PlayedPorts {
  readonly hub: Hub;
  readonly mint: Pick<Mint, 'id'>;
  readonly logger: Logger;
  /** What the media plane takes for a played endpoint's capabilities. */
  readonly capabilities: MediaParameters;
}

/** What was lost with a media worker is asked for again after so many milliseconds. */
const rebuildAfterMs = 1_000;

/**
 * An endpoint without a PC: it asks the hub the same requests as a page does, parsed and authorised like those, and goes on the record
 * like any other. It comes into each meeting that waits for it, until a PC takes its seat.
 */
export class PlayedEndpoint {
  readonly principal: Extract<Principal, { kind: 'endpoint' }>;
  readonly #ports: PlayedPorts;
  readonly #sending = new Set<SourceId>();
  #page: Page | null = null;
  /** One thing after the other, so that it never joins twice. */
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #retired = false;

  constructor(principal: Extract<Principal, { kind: 'endpoint' }>, ports: PlayedPorts) {
    this.principal = principal;
    this.#ports = ports;
  }

  /** The meeting in which it sits; null where it sits in none. */
  get meetingId(): MeetingId | null {
    return this.#page === null ? null : (this.#ports.hub.attendedBy(this.#page)?.meetingId ?? null);
  }

  /** Comes to the hub like a page whose socket has just connected, and into the meeting that waits for it. Idempotent. */
  connect(): void {
    if (this.#page !== null || this.#retired) return;
    const heard = (name: NoticeName): void => {
      if (page === this.#page) this.#heard(page, name);
    };
    const page: Page = new Page(PageId.parse(this.#ports.mint.id()), this.principal, {
      address: this.principal.endpointId,
      carrier: { tell: (_addresses, name) => heard(name) },
      from: '127.0.0.1',
      heardMs: Infinity,
      hint: heard,
      task: () => Promise.resolve(),
      end: () => undefined,
    });
    this.#page = page;
    this.#ports.hub.enter(page);
    this.#inTurn(() => this.#join(page));
  }

  /** Its line is cut; `connect` brings it back. Idempotent. */
  drop(cause: DropCause): void {
    const page = this.#page;
    this.#page = null;
    this.#sending.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (page !== null) this.#ports.hub.exit(page, cause);
  }

  /** Opens its microphone; false where it sits in no meeting or the chair withholds it. */
  openMicrophone(): Promise<boolean> {
    return this.#whileSeated((page) =>
      this.#sending.has('microphone') ? this.#ask(page, 'media.openMicrophone', {}) : this.#send(page, 'microphone'),
    );
  }

  /** Closes its microphone; false where it sits in no meeting. */
  closeMicrophone(): Promise<boolean> {
    return this.#whileSeated((page) => this.#ask(page, 'media.closeMicrophone', {}));
  }

  #heard(page: Page, notice: NoticeName): void {
    if (notice === 'hub.openMeetings') this.#inTurn(() => this.#join(page));
    if (notice === 'media.lost') this.#rebuildLater(page);
    // A real PC of this endpoint has come: from now on the place is its own.
    if (notice === 'meeting.seatTaken') {
      this.#retired = true;
      this.drop('page-closed');
    }
  }

  async #join(page: Page): Promise<void> {
    if (page !== this.#page || this.#ports.hub.attendedBy(page) !== null) return;
    const { hub, capabilities } = this.#ports;
    const { openMeetings } = await hub.greet(page);
    const waiting = openMeetings.find(({ expectsYou }) => expectsYou);
    if (waiting === undefined || page !== this.#page) return;
    this.#sending.clear();
    await this.#ask(page, 'meeting.join', { meetingId: waiting.meetingId, rtpCapabilities: capabilities });
    if (waiting.policy.cameraAtJoining === 'on') await this.#send(page, 'camera');
  }

  #rebuildLater(page: Page): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#inTurn(async () => {
        if (page !== this.#page || this.#ports.hub.attendedBy(page) === null) return;
        const sent = [...this.#sending];
        this.#sending.clear();
        try {
          await this.#ask(page, 'media.rebuild', { rtpCapabilities: this.#ports.capabilities });
          for (const source of sent) if (source === 'camera') await this.#send(page, source);
        } catch (error) {
          for (const source of sent) this.#sending.add(source);
          this.#rebuildLater(page);
          throw error;
        }
      });
    }, rebuildAfterMs);
  }

  async #send(page: Page, source: SourceId): Promise<void> {
    await this.#ask(page, 'media.produce', { source, rtpParameters: {} });
    this.#sending.add(source);
  }

  async #whileSeated(act: (page: Page) => Promise<void>): Promise<boolean> {
    const page = this.#page;
    if (page === null || this.meetingId === null) return false;
    try {
      await act(page);
      return true;
    } catch (error) {
      this.#ports.logger.info({ endpoint: this.principal.name, err: error }, 'a played endpoint was refused');
      return false;
    }
  }

  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(act).catch((error: unknown) => {
      this.#ports.logger.info({ endpoint: this.principal.name, err: error }, 'a played endpoint was refused');
    });
  }

  /** Throws Refusal as a page is refused. */
  #ask<Name extends RequestName>(page: Page, name: Name, params: ParamsIn<Name>): Promise<void> {
    return new Promise((done, fail) => {
      void answer(this.#ports, { page, name, params }, (reply) => {
        if (reply.ok) done();
        else fail(new Refusal(reply.refusal.code, reply.refusal.details));
      });
    });
  }
}

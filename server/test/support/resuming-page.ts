import {
  requests,
  type EndpointId,
  type MeetingId,
  type MeetingView,
  type ParamsIn,
  type ResultOf,
} from '@diem-cau/shared';
import { mergeChanges } from '../../../client/src/core/merge-changes.ts';
import { connectLine, type SocketLine } from './socket-line.ts';
import { WrtcEndpoint, type HubLine } from './wrtc-endpoint.ts';
import type { Appearance, MediaVariant } from './wrtc-media.ts';

type Listening = (line: SocketLine) => () => void;

/** A page that keeps its media when its socket is lost, and goes on in its seat over another one. */
export class ResumingPage {
  readonly endpoint: WrtcEndpoint;
  readonly #url: string;
  readonly #cookie: string;
  readonly #meetingId: MeetingId;
  readonly #hub: ChangingLine;
  #view: MeetingView;
  /** What a page keeps of its secrets. */
  secret: string;

  private constructor(
    { url, cookie, meetingId }: { url: string; cookie: string; meetingId: MeetingId },
    hub: ChangingLine,
    endpoint: WrtcEndpoint,
  ) {
    this.#url = url;
    this.#cookie = cookie;
    this.#meetingId = meetingId;
    this.#hub = hub;
    this.endpoint = endpoint;
    this.#view = endpoint.snapshot;
    this.secret = hub.secret;
    hub.onNotice('meeting.changed', (notice) => {
      const merged = mergeChanges(this.#view, notice);
      if (merged.outcome === 'merged') this.#view = merged.view;
    });
  }

  static async join(
    at: { url: string; cookie: string; meetingId: MeetingId },
    variant: MediaVariant,
    appearance?: Appearance,
  ): Promise<ResumingPage> {
    const hub = new ChangingLine(await connectLine(at.url, at.cookie));
    const how = { variant, ...(appearance === undefined ? {} : { appearance }) };
    return new ResumingPage(at, hub, await WrtcEndpoint.join(hub, at.meetingId, how));
  }

  /** The line of now; the lost one until the page has gone on. */
  get line(): SocketLine {
    return this.#hub.line;
  }

  /** How the page has completed its transports. */
  get completed(): readonly ParamsIn<'media.connectTransport'>[] {
    return this.#hub.completed;
  }

  seat(endpointId: EndpointId): MeetingView['seats'][number] | undefined {
    return this.#view.seats.find((each) => each.endpointId === endpointId);
  }

  /** Goes on over a new socket. Throws Refusal. @param keepSecret as if the answer had not come: the page does not learn the next secret */
  async resume({ secret = this.secret, keepSecret = false } = {}): Promise<ResultOf<'meeting.resume'>> {
    const line = await connectLine(this.#url, this.#cookie);
    // What follows the answer comes right behind it.
    this.#hub.changeTo(line);
    const resumed = await line.ask('meeting.resume', { meetingId: this.#meetingId, secret });
    if (!keepSecret) this.secret = resumed.resume;
    this.#view = resumed.snapshot;
    return resumed;
  }

  close(): void {
    this.line.close();
    this.endpoint.close();
  }
}

/** The hub by whichever line is there now. */
class ChangingLine implements HubLine {
  line: SocketLine;
  secret = '';
  /** How the page has completed its transports. */
  readonly completed: ParamsIn<'media.connectTransport'>[] = [];
  readonly #listening = new Map<Listening, () => void>();

  constructor(line: SocketLine) {
    this.line = line;
  }

  ask: HubLine['ask'] = async (name, params) => {
    const completing = requests['media.connectTransport'].params.safeParse(params);
    if (completing.success) this.completed.push(completing.data);
    const answer = await this.line.ask(name, params);
    if ('resume' in answer && typeof answer.resume === 'string') this.secret = answer.resume;
    return answer;
  };

  onNotice: HubLine['onNotice'] = (name, deal) => this.#listen((line) => line.onNotice(name, deal));

  onTask: HubLine['onTask'] = (name, perform) => this.#listen((line) => line.onTask(name, perform));

  changeTo(line: SocketLine): void {
    this.line = line;
    for (const [listen, end] of this.#listening) {
      end();
      this.#listening.set(listen, listen(line));
    }
  }

  #listen(listen: Listening): () => void {
    this.#listening.set(listen, listen(this.line));
    return () => {
      this.#listening.get(listen)?.();
      this.#listening.delete(listen);
    };
  }
}

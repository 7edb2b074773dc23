import { Refusal, type EndpointId, type MediaParameters, type SourceId, type ProducerId } from '@diem-cau/shared';
import { closeMicrophone, openMicrophone } from '../../domain/meeting/microphones/muting.ts';
import { loseMedia, startSending, stopSending, type HowToSend } from '../../domain/meeting/sources/sending.ts';
import { isPresent } from '../../domain/meeting/seats/state.ts';
import { sends } from '../../domain/meeting/sources/state.ts';
import type { LiveRecord } from './live-record.ts';
import type { SeatConnection } from './connections/connection.ts';
import type { Decide } from './publish.ts';
import type { MediaFollower } from './followers/media.ts';

/** What the seats of one live meeting send, by their own wish or until the media service loses it. */
export class LiveSending {
  readonly #record: LiveRecord;
  readonly #media: MediaFollower;
  /** Endpoints that are shutting their own voice just now: their own OFF wins over whoever opens it meanwhile. */
  readonly #shutting = new Set<EndpointId>();
  /** How often each endpoint has shut its own voice: an OFF that was pressed after an ON wins, however late the ON has its turn. */
  readonly #offs = new Map<EndpointId, number>();

  constructor(record: LiveRecord, media: MediaFollower) {
    this.#record = record;
    this.#media = media;
  }

  /** Prepares a source in silence, then lets it be sent if the meeting allows it; `how` says whether anybody pressed, and whether it is only prepared. */
  async produce(
    seat: SeatConnection,
    source: SourceId,
    rtpParameters: MediaParameters,
    how: Pick<HowToSend, 'again' | 'shut'>,
  ): Promise<ProducerId> {
    const { endpointId, page } = seat;
    // Its return has its turn first.
    if (!isPresent(this.#record.meeting.seats.get(endpointId)))
      await this.#record.inTurn(() => Promise.resolve(), page.turn);
    const media = this.#media.of(seat);
    const sending = this.#media.sendingOf(seat);
    const decide: Decide = (meeting) => {
      // The seat's media may be opened anew while the source is prepared; what was prepared is gone then.
      if (this.#media.of(seat) !== media) throw new Refusal('media-unavailable');
      if (!sending.isWanted(beginning)) throw new Refusal('not-sending');
      return startSending(
        meeting,
        { endpointId, principal: page.principal },
        source,
        sending.isOff(source) ? { ...how, shut: true } : how,
      );
    };
    startSending(this.#record.meeting, { endpointId, principal: page.principal }, source, how);
    const beginning = sending.begin(source, sends(this.#record.meeting.sources, endpointId, 'microphone'));
    try {
      const producerId = await media.produce(source, rtpParameters);
      await this.#record.act(decide, page.turn);
      sending.begun(beginning, 'sent');
      return producerId;
    } catch (error) {
      sending.begun(beginning, 'refused');
      throw error;
    }
  }

  /**
   * Shuts what an endpoint itself stops sending, at once: nobody is kept open by a record that can't be written. `end` ends this one
   * source for good, otherwise its voice is only closed, with every microphone of it. Where the media plane fails it is on the record all
   * the same, and made true from there.
   */
  async shut(seat: SeatConnection, source: SourceId, end: boolean): Promise<void> {
    if (!this.#media.isHeldBy(seat)) throw new Refusal('not-in-meeting');
    const { endpointId } = seat;
    if (!end) {
      this.#shutting.add(endpointId);
      this.#offs.set(endpointId, this.#offsOf(endpointId) + 1);
    }
    try {
      const shut = this.#media.shut(seat, source, end);
      const written = this.#record.observe(end ? `${source} stopped` : `${source} closed`, (meeting) =>
        end ? stopSending(meeting, endpointId, source) : closeMicrophone(meeting, endpointId),
      );
      // Until it is written nobody else opens it.
      await Promise.allSettled([shut, written]);
      await shut;
    } finally {
      if (!end) this.#shutting.delete(endpointId);
    }
  }

  /** An endpoint opens its own microphone. Refuses with `microphone-withheld`, `not-sending`. */
  open({ endpointId, page }: SeatConnection): Promise<void> {
    const offs = this.#offsOf(endpointId);
    return this.#record.inTurn(async () => {
      await this.#record.publish((meeting) => openMicrophone(meeting, endpointId));
      // Closed and opened while the record could not be written, it looks to the meeting as if it had been open all the time.
      if (this.#offsOf(endpointId) === offs) this.#media.openVoice(endpointId);
      await this.#record.settle();
    }, page.turn);
  }

  /** An endpoint's microphone was opened by the floor: it may be heard, unless its person is shutting it just now. */
  openedByFloor(endpointId: EndpointId): void {
    if (!this.#shutting.has(endpointId)) this.#media.openVoice(endpointId);
  }

  /** The worker that carried this meeting died. */
  lost(): void {
    void this.#record.observe('media lost', (meeting) => loseMedia(meeting));
    this.#media.lose();
  }

  #offsOf(endpointId: EndpointId): number {
    return this.#offs.get(endpointId) ?? 0;
  }
}

import type { Instant, MeetingId, UnitBody, UnitId } from '@diem-cau/shared';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import { headOfUnit } from '../../domain/papers/official-head.ts';
import { fittingLine } from '../../domain/kit/official-words.ts';
import { unitOn } from '../../domain/directory/units.ts';
import { dayOf } from '../kit/days.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Directory } from '../ports/directory.ts';

export interface PaperModelPorts {
  readonly books: Pick<MeetingBooks, 'read'>;
  readonly archive: Pick<MeetingArchive, 'first' | 'find'>;
  readonly directory: Pick<Directory, 'units' | 'endpoints'>;
  readonly timeZone: string;
}

/** The unit that holds a meeting, and what papers say of it. */
export interface PaperHost {
  readonly unitId: UnitId | null;
  readonly openedAt: Instant;
  /** Địa danh. */
  readonly place: string;
  head(type: 'BB' | 'TB'): ReturnType<typeof headOfUnit>;
}

/** The bound of a place's name, as the schema of notices has it. */
const longestPlace = 120;

/** How many earlier meetings are looked through for a paper after which a new one is modelled. */
const mostEarlierMeetings = 10;

const openingOf = (first: StampedEvent | null) =>
  first?.event.type === 'meetingOpened' ? { ...first.event, openedAt: first.at } : null;

/** Where the parts of a paper come from that no record knows: its agency, its place, who gets it. */
export class PaperModels {
  readonly #ports: PaperModelPorts;

  constructor(ports: PaperModelPorts) {
    this.#ports = ports;
  }

  /** The unit that holds a meeting: the one that its opening names, else that of the place from which it is led. */
  async host(meetingId: MeetingId): Promise<PaperHost> {
    const opening = openingOf(await this.#ports.archive.first(meetingId));
    const units = new Map((await this.#ports.directory.units()).map((unit) => [unit.unitId, unit]));
    const unitId = opening?.hostUnit?.unitId ?? (await this.#leadingUnit(opening?.expected ?? []));
    const openedAt = opening?.openedAt ?? 0;
    const day = dayOf(openedAt, this.#ports.timeZone);
    const unit: UnitBody | null = unitId === null ? null : unitOn(units, unitId, day);
    return {
      unitId: unit?.unitId ?? null,
      openedAt,
      place: fittingLine(unit?.name ?? '', longestPlace),
      head: (type) => headOfUnit(units, unitId, day, type),
    };
  }

  /** What `pick` finds in the book of the latest earlier meeting of the same unit in which it finds anything; null where in none. */
  async earlier<Found>(host: PaperHost, pick: (book: Book) => Found | null): Promise<Found | null> {
    const { archive, books } = this.#ports;
    const { meetingIds } = await archive.find({ words: [], to: host.openedAt, limit: mostEarlierMeetings, offset: 0 });
    for (const meetingId of meetingIds) {
      const found = pick(await books.read(meetingId));
      if (found !== null && (await this.host(meetingId)).unitId === host.unitId) return found;
    }
    return null;
  }

  async #leadingUnit(
    expected: readonly { readonly endpointId: string; readonly leads: boolean }[],
  ): Promise<UnitId | null> {
    const leading = expected.find(({ leads }) => leads)?.endpointId;
    const places = await this.#ports.directory.endpoints();
    return places.find(({ endpointId }) => endpointId === leading)?.unitId ?? null;
  }
}

import { AccountId, EndpointId, MeetingId, UnitId } from '@diem-cau/shared';
import type { Storage } from '../../server/src/adapters/storage/storage.ts';
import { MeetingBooks } from '../../server/src/application/record/meeting-books.ts';
import type { MeetingEvent, StampedEvent } from '../../server/src/domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../server/src/domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../server/src/domain/kit/actor.ts';
import { scriptedBook } from '../../server/src/application/demo/sample-year/book.ts';
import { scriptedEvents } from '../../server/src/application/demo/sample-year/events.ts';
import type { ScriptedMeeting } from '../../server/src/application/demo/sample-year/script.ts';
import { drops, leaves, line, pause, speaks } from '../../server/src/application/demo/sample-year/tell.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const endpoints = 66;
const actor: Actor = { by: 'account', accountId: AccountId.parse('thu-ky'), name: 'Nguyễn Văn An' };
const firstDay = Date.parse('2025-01-01T07:30:00+07:00');

/** Adds communes to a directory until it has 66 endpoints, and gives all of them. */
export const wideDirectory = async ({ directory }: Storage): Promise<ExpectedEndpoint[]> => {
  const known = await directory.endpoints();
  const more = Array.from({ length: Math.max(0, endpoints - known.length) }, (_, index) => {
    const name = `Xã thêm ${index + 1}`;
    const unitId = UnitId.parse(`bench-unit-${index + 1}`);
    return {
      unit: {
        unitId,
        code: `9${String(index).padStart(4, '0')}`,
        name: `thêm ${index + 1}`,
        kind: 'xã',
        parentId: null,
        validFrom: null,
        validTo: null,
        successorId: null,
      },
      endpoint: {
        endpointId: EndpointId.parse(`bench-endpoint-${index + 1}`),
        name,
        unitId,
        leads: false,
        position: 1000 + index,
        active: true,
        phone: '',
        contact: '',
        mayBeOpened: true,
        joinsByItself: false,
      },
    };
  });
  await directory.save({ units: more.map(({ unit }) => unit), endpoints: more.map(({ endpoint }) => endpoint) });
  return (await directory.endpoints()).map(({ endpointId, name, leads, position }) => ({
    endpointId,
    name,
    leads,
    position,
  }));
};

/** A meeting of an hour and a half in which somebody speaks all the time and every fourth line breaks once. */
const busyMeeting = (number: number, names: readonly string[]): ScriptedMeeting => {
  const nameAt = (index: number): string => names[index % names.length] ?? '';
  return {
    id: `bench-${number}`,
    title: `Giao ban số ${number}`,
    type: number % 10 === 0 ? 'tap-huan' : 'giao-ban',
    opens: '01-01 07:30',
    invitedBefore: number % 7,
    lasts: 90,
    measured: true,
    course: [
      pause(45, 10),
      ...Array.from({ length: 75 }, (_, index) => speaks(nameAt(number + index * 7), 5 + index, 1)),
      ...names.flatMap((name, index) => (index % 4 === number % 4 ? [drops(name, 10 + (index % 60), 3)] : [])),
      ...names.flatMap((name, index) => (index % 3 === number % 3 ? [line(name, 20 + (index % 50), 'weak')] : [])),
      leaves(nameAt(number + 5), 80),
    ],
    papers: { pages: 12, printed: 10 },
    conclusions: number % 3,
  };
};

/** A page sends its camera and its microphone as soon as it is in, and opens the latter now and then. */
const withMedia = (events: readonly StampedEvent[]): StampedEvent[] =>
  events
    .flatMap(({ at, event }): { readonly at: number; readonly event: MeetingEvent }[] => {
      if (event.type === 'endpointJoined' || event.type === 'endpointResumed') {
        const { endpointId } = event;
        return [
          { at, event },
          { at: at + 300, event: { type: 'sendingStarted', endpointId, source: 'camera' } },
          { at: at + 400, event: { type: 'sendingStarted', endpointId, source: 'microphone' } },
          { at: at + 500, event: { type: 'microphoneClosed', endpointId, cause: 'own' } },
        ];
      }
      if (event.type === 'speakerChanged' && event.endpointId !== null)
        return [
          { at, event: { type: 'microphoneOpened', endpointId: event.endpointId } },
          { at: at + 100, event },
        ];
      return [{ at, event }];
    })
    .map((each, index) => ({ seq: index + 1, ...each }));

/** Writes the meetings with these numbers, three on two working days, with all rolls called. Gives the number of events. */
export const recordMany = async (
  storage: Storage,
  places: readonly ExpectedEndpoint[],
  from: number,
  to: number,
): Promise<number> => {
  const names = places.map(({ name }) => name);
  const books = new MeetingBooks(storage.ledgers, storage.archive, { now: () => firstDay });
  let written = 0;
  for (let number = from; number < to; number += 1) {
    const meeting = busyMeeting(number, names);
    const opensAt = firstDay + Math.floor((number * 365) / 500) * dayMs + (number % 3) * 180 * minuteMs;
    const events = withMedia(scriptedEvents(meeting, { places, hostUnit: null, opensAt, actor }));
    await storage.archive.append(MeetingId.parse(meeting.id), events);
    await books.write(MeetingId.parse(meeting.id), () => scriptedBook(meeting, { places, opensAt, year: 2025, actor }));
    written += events.length;
  }
  return written;
};

import { EndpointId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { Journeys, usualTravellers } from '../../../src/domain/reports/journeys.ts';
import type { DigestedEndpoint } from '../../../src/domain/record/meeting-digest.ts';
import { noPresence, nobody } from '../../../src/domain/reports/presence-count.ts';

const hoaBinh = EndpointId.parse('hoa-binh');
const yenLo = EndpointId.parse('yen-lo');

/** An endpoint with these people online by name, and so many without one. */
const online = (onlineNamed: string[], unnamed = 0, endpointId = hoaBinh, leads = false): DigestedEndpoint => ({
  ...noPresence,
  endpointId,
  name: endpointId,
  leads,
  unit: null,
  attended: true,
  attendedByPhone: false,
  checkpoints: { confirmed: 0, of: 0 },
  late: false,
  leftEarly: false,
  people: { ...nobody, online: leads ? 0 : onlineNamed.length + unnamed, unnamed },
  called: onlineNamed.length + unnamed,
  onlineNamed,
});

describe('the journeys of a period', () => {
  test('two meetings on one day are one journey of the same people, and of those without a name the largest number', () => {
    const journeys = new Journeys();
    const note = (day: string, endpoint: DigestedEndpoint) => journeys.note(day, endpoint, 5).journeys;
    expect(note('2026-03-02', online(['An', 'Bình'], 1))).toBe(3);
    expect(note('2026-03-02', online(['An', 'Bình'], 3))).toBe(2);
    expect(note('2026-03-02', online(['Bình', 'Chi'], 2))).toBe(1);
    expect(note('2026-03-03', online(['An', 'Bình'], 1))).toBe(3);
  });

  test('days that a correction brought out of their order are one day each, all the same', () => {
    const journeys = new Journeys();
    const note = (day: string) => journeys.note(day, online(['An']), 2).journeys;
    const days = ['2026-03-02', '2026-03-04', '2026-03-02', '2026-03-05', '2026-03-02', '2026-03-03', '2026-03-05'];
    expect(days.map(note)).toEqual([1, 1, 0, 1, 0, 1, 0]);
  });

  test('somebody of the directory who sits in another room in the afternoon has set out already', () => {
    const journeys = new Journeys();
    expect(journeys.note('2026-03-02', online(['An']), 2).journeys).toBe(1);
    expect(journeys.note('2026-03-02', online(['An'], 1, yenLo), 2).journeys).toBe(1);
  });

  test('only so many of an endpoint would have had to go, with names first: 5,000 without a name are two travellers', () => {
    const of = (endpoint: DigestedEndpoint) => new Journeys().note('2026-03-02', endpoint, usualTravellers);
    expect(of(online([], 5000))).toEqual({ travellers: 2, unnamed: 2, journeys: 2, beyond: 4998 });
    expect(of(online(['An'], 40))).toEqual({ travellers: 2, unnamed: 1, journeys: 2, beyond: 39 });
    expect(of(online(['An', 'Bình', 'Chi'], 4))).toEqual({ travellers: 2, unnamed: 0, journeys: 2, beyond: 5 });
  });

  test('who is counted without a name in the room that leads sits there in either case', () => {
    const room = online([], 12, hoaBinh, true);
    expect(new Journeys().note('2026-03-02', room, 2)).toEqual({ travellers: 0, unnamed: 0, journeys: 0, beyond: 0 });
  });
});

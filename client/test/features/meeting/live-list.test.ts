import { EndpointId, UnitId, type EndpointBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { endpointsToAdd, findEndpoints } from '../../../src/features/meeting/conduct/endpoints-to-add.ts';
import { readCap } from '../../../src/features/meeting/conduct/read-cap.ts';
import { north, room, sampleMeeting, south } from '../../fakes/sample-meeting.ts';

const endpoint = (endpointId: EndpointId, name: string, active = true): EndpointBody => ({
  endpointId,
  name,
  unitId: UnitId.parse(endpointId),
  unitToday: { name, kind: 'xã' },
  leads: false,
  position: 1,
  active,
  phone: '',
  contact: '',
  mayBeOpened: true,
  joinsByItself: false,
  enrolment: { pcs: [], link: null },
});
const names = (endpoints: readonly EndpointBody[]): string[] => endpoints.map(({ name }) => name);
const listed = [endpoint(room, 'Hội trường'), endpoint(north, 'Bắc'), endpoint(south, 'Nam')];
const directory = [
  endpoint(EndpointId.parse('c'), 'Xã Hưng Đạo'),
  ...listed,
  endpoint(EndpointId.parse('b'), 'Xã Hòa Bình'),
  endpoint(EndpointId.parse('d'), 'Xã Hòa Cũ', false),
];

describe('the endpoints that can be added to a running meeting', () => {
  it('are those in use that are not on its list, in the order of the directory', () => {
    expect(names(endpointsToAdd(directory, sampleMeeting().seats))).toEqual(['Xã Hưng Đạo', 'Xã Hòa Bình']);
  });

  it('are none when all are on its list', () => {
    expect(endpointsToAdd(listed, sampleMeeting().seats)).toEqual([]);
  });

  it.each([
    ['hoa binh', ['Xã Hòa Bình']],
    ['HOÀ', ['Xã Hòa Bình']],
    ['dao', ['Xã Hưng Đạo']],
    ['', ['Xã Hưng Đạo', 'Xã Hòa Bình']],
    ['yên', []],
  ])('are found by %j without tone marks', (words, found) => {
    expect(names(findEndpoints(endpointsToAdd(directory, sampleMeeting().seats), words))).toEqual(found);
  });
});

describe('a cap that is typed', () => {
  it.each([
    [1, 1],
    ['40', 40],
    [1000, 1000],
    [0, null],
    [1001, null],
    [-3, null],
    [2.5, null],
    ['', null],
    ['-', null],
  ])('%j is read as %j', (typed, cap) => {
    expect(readCap(typed)).toBe(cap);
  });
});

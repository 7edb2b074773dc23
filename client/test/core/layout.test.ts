import type { EndpointId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { galleryGrid, pageOf, rollGrid } from '../../src/core/layout/roll-grid.ts';
import { shortNames } from '../../src/core/layout/short-names.ts';
import { stageOfCommune, stageOfRoom } from '../../src/core/layout/stage.ts';
import { tiles } from '../../src/core/layout/tiles.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const stage = (speaker: EndpointId | null, screen: EndpointId | null, chair: EndpointId | null = room) =>
  sampleMeeting({ stage: { chair, speaker, screen } });
const camera = (endpointId: EndpointId) => ({ endpointId, source: 'camera' });
const screenOf = (endpointId: EndpointId) => ({ endpointId, source: 'screen' });

describe('the room', () => {
  test('shows the screen before everything', () =>
    expect(stageOfRoom(stage(north, south), room, null)).toEqual({ main: screenOf(south), beside: [] }));
  test('shows who speaks', () => expect(stageOfRoom(stage(north, null), room, null).main).toEqual(camera(north)));
  test('never shows itself: while it speaks, the last other speaker stays', () => {
    expect(stageOfRoom(stage(room, null), room, south).main).toEqual(camera(south));
    expect(stageOfRoom(stage(room, null), room, null).main).toBeNull();
  });
  test('does not mirror its own screen', () =>
    expect(stageOfRoom(stage(north, room), room, null).main).toEqual(camera(north)));
  test('lets go of a speaker that is gone', () => {
    const meeting = stage(north, null);
    const seats = meeting.seats.map((each) =>
      each.endpointId === north ? seat(north, { seat: { state: 'dropped', since: 1, cause: 'link-lost' } }) : each,
    );
    expect(stageOfRoom({ ...meeting, seats }, room, north).main).toBeNull();
  });
});

describe('a commune', () => {
  test('sees the chair large in silence', () =>
    expect(stageOfCommune(stage(null, null), north)).toEqual({ main: camera(room), beside: [] }));
  test('sees the speaker large and the chair beside', () =>
    expect(stageOfCommune(stage(south, null), north)).toEqual({ main: camera(south), beside: [camera(room)] }));
  test('sees the chair once when the chair speaks', () =>
    expect(stageOfCommune(stage(room, null), north)).toEqual({ main: camera(room), beside: [] }));
  test('sees the chair, not itself, while it speaks', () =>
    expect(stageOfCommune(stage(north, null), north)).toEqual({ main: camera(room), beside: [] }));
  test('sees a screen with chair and speaker beside it', () =>
    expect(stageOfCommune(stage(south, room), north)).toEqual({
      main: screenOf(room),
      beside: [camera(room), camera(south)],
    }));
  test('does not mirror its own screen', () =>
    expect(stageOfCommune(stage(null, north), north).main).toEqual(camera(room)));
  test('has an empty stage while the chair is not there', () =>
    expect(stageOfCommune(stage(null, null, null), north)).toEqual({ main: null, beside: [] }));
});

describe('tiles', () => {
  test('keep the order of the directory, without the room itself', () => {
    const meeting = sampleMeeting({ speaking: south });
    expect(tiles(meeting, room).map((tile) => [tile.endpointId, tile.speaking])).toEqual([
      [north, false],
      [south, true],
    ]);
  });
  test('say where an endpoint stands', () => {
    const dropped = seat(north, { seat: { state: 'dropped', since: 9, cause: 'hub' } });
    const seats = [seat(room), dropped, seat(south, { camera: 'off' })];
    expect(
      tiles(sampleMeeting({ seats, speaking: north }), room).map(({ presence, speaking }) => [presence, speaking]),
    ).toEqual([
      [{ state: 'dropped', since: 9, cause: 'hub' }, false],
      [{ state: 'camera-off' }, false],
    ]);
  });
});

describe('the roll', () => {
  test('has a place for 19 communes in tiles of 320x180', () =>
    expect(rollGrid(19)).toEqual({ cells: 6, ring: 2, capacity: 19 }));
  test('always takes the fewest cells that hold all, and turns pages above 27', () => {
    for (let endpoints = 1; endpoints <= 27; endpoints++)
      expect(rollGrid(endpoints).capacity).toBeGreaterThanOrEqual(endpoints);
    expect(rollGrid(3).cells).toBe(4);
    expect(rollGrid(66).capacity).toBe(27);
  });
  test('the gallery shows 20 tiles as 5 x 4', () =>
    expect(galleryGrid(20)).toEqual({ columns: 5, rows: 4, capacity: 20 }));
  test('pages cover everything once', () => {
    const items = Array.from({ length: 66 }, (_, index) => index);
    const { pages } = pageOf(items, 27, 0);
    const shown = Array.from({ length: pages }, (_, page) => pageOf(items, 27, page).items).flat();
    expect(shown).toEqual(items);
    expect(pageOf(items, 27, 99).page).toBe(pages - 1);
    expect(pageOf([], 27, 3)).toEqual({ items: [], page: 0, pages: 1 });
  });
});

describe('short names', () => {
  test('leave out the word that most share, and only that', () =>
    expect([...shortNames(['Thị trấn Bình Gia', 'Xã Hòa Bình', 'Xã Tân Văn', 'Xã Mông Ân']).values()]).toEqual([
      'Thị trấn Bình Gia',
      'Hòa Bình',
      'Tân Văn',
      'Mông Ân',
    ]));
  test('leave nothing out where two would become equal, or where no word is usual', () => {
    const twins = ['Xã Bình Gia', 'Bình Gia', 'Xã Tân Văn', 'Xã Mông Ân'];
    expect([...shortNames(twins).values()]).toEqual(twins);
    const mixed = ['Phường Một', 'Xã Hai', 'Thôn Ba'];
    expect([...shortNames(mixed).values()]).toEqual(mixed);
  });
});

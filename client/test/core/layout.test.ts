import { EndpointId, mostPicturesAtOnce, type MeetingView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { keptBackBy } from '../../src/core/layout/kept-back.ts';
import { pageMarks, pageOf } from '../../src/core/layout/pages.ts';
import { galleryGrid, rollGrid, rollPlaces, type Cells } from '../../src/core/layout/roll-grid.ts';
import { shortNames } from '../../src/core/layout/short-names.ts';
import { stageOfCommune, stageOfRoom } from '../../src/core/layout/stage.ts';
import { tiles, tilesOutOfReach, type Tile } from '../../src/core/layout/tiles.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const stage = (speaker: EndpointId | null, screen: EndpointId | null, chair: EndpointId | null = room) =>
  sampleMeeting({ stage: { chair, speaker, screen } });
/** The room's stage, which has one picture at most as long as it goes by whoever speaks. */
const ofRoom = (meeting: MeetingView, lastOtherSpeaker: EndpointId | null) =>
  stageOfRoom(meeting, room, { lastOtherSpeaker });
const west = EndpointId.parse('west');
const camera = (endpointId: EndpointId) => ({ endpointId, source: 'camera' });
const screenOf = (endpointId: EndpointId) => ({ endpointId, source: 'screen' });

describe('the room', () => {
  test('shows the screen before everything', () =>
    expect(ofRoom(stage(north, south), null)).toEqual({ large: [screenOf(south)], beside: [] }));
  test('shows who speaks', () => expect(ofRoom(stage(north, null), null).large).toEqual([camera(north)]));
  test('never shows itself: while it speaks, the last other speaker stays', () => {
    expect(ofRoom(stage(room, null), south).large).toEqual([camera(south)]);
    expect(ofRoom(stage(room, null), null).large).toEqual([]);
  });
  test('does not mirror its own screen', () => expect(ofRoom(stage(north, room), null).large).toEqual([camera(north)]));
  test('lets go of a speaker that is gone', () => {
    const meeting = stage(north, null);
    const seats = meeting.seats.map((each) =>
      each.endpointId === north ? seat(north, { seat: { state: 'dropped', since: 1, cause: 'link-lost' } }) : each,
    );
    expect(ofRoom({ ...meeting, seats }, north).large).toEqual([]);
  });
});

describe('a commune', () => {
  test('sees the chair large in silence', () =>
    expect(stageOfCommune(stage(null, null), north)).toEqual({ large: [camera(room)], beside: [] }));
  test('sees the speaker large and the chair beside', () =>
    expect(stageOfCommune(stage(south, null), north)).toEqual({ large: [camera(south)], beside: [camera(room)] }));
  test('sees the chair once when the chair speaks', () =>
    expect(stageOfCommune(stage(room, null), north)).toEqual({ large: [camera(room)], beside: [] }));
  test('sees the chair, not itself, while it speaks', () =>
    expect(stageOfCommune(stage(north, null), north)).toEqual({ large: [camera(room)], beside: [] }));
  test('sees a screen with chair and speaker beside it', () =>
    expect(stageOfCommune(stage(south, room), north)).toEqual({
      large: [screenOf(room)],
      beside: [camera(room), camera(south)],
    }));
  test('does not mirror its own screen', () =>
    expect(stageOfCommune(stage(null, north), north).large).toEqual([camera(room)]));
  test('has an empty stage while the chair is not there', () =>
    expect(stageOfCommune(stage(null, null, null), north)).toEqual({ large: [], beside: [] }));
});

describe('a stage that somebody has set', () => {
  const shows = { show: 'chosen' as const, endpoints: [north, south] };
  const set = sampleMeeting({ stage: { chair: room, speaker: null, screen: null, shows } });

  test('is alike in room and commune, but for the one whose page it is', () => {
    expect(ofRoom(set, null).large).toEqual([camera(north), camera(south)]);
    expect(stageOfCommune(set, north)).toEqual({ large: [camera(south)], beside: [camera(room)] });
  });
  test('is something else in the room alone, where the room looks at something else', () => {
    const look = { show: 'chosen' as const, endpoints: [south] };
    expect(stageOfRoom(set, room, { lastOtherSpeaker: null, look }).large).toEqual([camera(south)]);
    expect(stageOfRoom(set, room, { lastOtherSpeaker: north, look: { show: 'speaker' } }).large).toEqual([
      camera(north),
    ]);
  });
  test('says of a picture on it that the line does not bear it, and of none that it bears', () => {
    const onRung = (rung: 'stage' | 'one-picture' | 'voice') => {
      const seats = [seat(room), seat(north, { rung }), seat(south), seat(west)];
      const view = sampleMeeting({
        seats,
        stage: { chair: room, speaker: null, screen: null, shows: { show: 'chosen', endpoints: [south, west] } },
      });
      return [south, west, room].map(
        (each) => keptBackBy(view, north, { endpointId: each, source: 'camera' }) !== null,
      );
    };
    expect(onRung('stage')).toEqual([false, false, false]);
    expect(onRung('one-picture')).toEqual([false, true, true]);
    expect(onRung('voice')).toEqual([true, true, true]);
  });
});

describe('tiles', () => {
  test('keep the order of the directory, without the room itself', () => {
    const meeting = sampleMeeting({ speaking: south });
    expect(tiles(meeting, room).map((tile) => [tile.endpointId, tile.speaking])).toEqual([
      [north, false],
      [south, true],
    ]);
  });
  test('show whom nothing is heard of as lost, not by a last picture', () => {
    const lost = seat(north, { camera: 'on', lost: { since: 7 } });
    const [tile] = tiles(sampleMeeting({ seats: [seat(room), lost] }), room);
    expect(tile?.presence).toEqual({ state: 'lost', since: 7 });
    const gone = seat(north, { seat: { state: 'left', since: 9 } });
    expect(tiles(sampleMeeting({ seats: [seat(room), gone] }), room)[0]?.presence).toMatchObject({ state: 'left' });
  });
  test('show one whose media do not come as such, in contact still', () => {
    const silent = seat(north, { camera: 'on', outage: { since: 7 } });
    const [tile] = tiles(sampleMeeting({ seats: [seat(room), silent] }), room);
    expect(tile?.presence).toEqual({ state: 'no-media', since: 7 });
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
  test('of a page that has lost its hub show nobody as seen, heard or sharing', () => {
    const left = seat(north, { seat: { state: 'left', since: 9 } });
    const meeting = sampleMeeting({
      seats: [seat(room), left, seat(south)],
      speaking: south,
      stage: { chair: room, speaker: south, screen: south },
    });
    expect(
      tilesOutOfReach(tiles(meeting, room)).map(({ presence, speaking, sharing }) => [presence, speaking, sharing]),
    ).toEqual([
      [{ state: 'left', since: 9 }, false, false],
      [{ state: 'unknown' }, false, false],
    ]);
  });
});

/** Whether two rectangles of cells have a cell in common. */
const overlap = (one: Cells, other: Cells): boolean =>
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns &&
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows;

describe('the roll', () => {
  test('has a place for 19 communes in cells of 320x180', () =>
    expect(rollGrid(19)).toMatchObject({ cells: 6, ring: 2, capacity: 19 }));
  test('always takes the fewest cells that hold all, and turns pages of 18 above 19', () => {
    for (let endpoints = 1; endpoints <= 19; endpoints++)
      expect(rollGrid(endpoints).capacity).toBeGreaterThanOrEqual(endpoints);
    expect(rollGrid(3).cells).toBe(4);
    for (let endpoints = 20; endpoints <= 300; endpoints++) expect(rollGrid(endpoints).capacity).toBe(18);
  });
  test('has cells of 320x180 and more on 1080p, with any number of endpoints', () => {
    for (let endpoints = 1; endpoints <= 300; endpoints++) {
      const { cells } = rollGrid(endpoints);
      expect(Math.min(1920 / cells / 320, 1080 / cells / 180)).toBeGreaterThanOrEqual(1);
    }
  });
  test('lets nothing lie over anything, and reads in the order of the directory, on every page of any number', () => {
    for (let endpoints = 1; endpoints <= 300; endpoints++) {
      const grid = rollGrid(endpoints);
      for (let left = endpoints; left > 0; left -= grid.capacity) {
        const { stage, clock, tiles: places } = rollPlaces(grid, Math.min(left, grid.capacity));
        const all = [stage, clock, ...places];
        for (const [index, one] of all.entries()) {
          expect(one.column + one.columns - 1, `${endpoints}`).toBeLessThanOrEqual(grid.cells);
          expect(one.row + one.rows - 1, `${endpoints}`).toBeLessThanOrEqual(grid.cells);
          expect(all.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
        }
        const read = places.map(({ column, row }) => row * 100 + column);
        expect(read).toEqual(read.toSorted((a, b) => a - b));
      }
    }
  });
  test('leaves the clock, and the marks beside it, in their place on every page', () => {
    const grid = rollGrid(65);
    for (const tilesOnPage of [18, 11, 1])
      expect(rollPlaces(grid, tilesOnPage).clock).toEqual({ column: 5, row: 6, columns: 2, rows: 1 });
  });
});

test('no page of tiles shows more pictures than a page receives at once, the stage and the own one beside them', () => {
  for (let endpoints = 1; endpoints <= 300; endpoints++) {
    expect(rollGrid(endpoints).capacity + 1).toBeLessThanOrEqual(mostPicturesAtOnce);
    expect(galleryGrid(endpoints).capacity).toBeLessThanOrEqual(mostPicturesAtOnce);
  }
});

describe('the gallery', () => {
  test('shows 20 tiles as 5 x 4', () => expect(galleryGrid(20)).toEqual({ columns: 5, rows: 4, capacity: 20 }));
  test('holds all on a page, or pages of 24', () => {
    for (let count = 1; count <= 24; count++) expect(galleryGrid(count).capacity).toBeGreaterThanOrEqual(count);
    for (let count = 25; count <= 300; count++) expect(galleryGrid(count).capacity).toBe(24);
  });
});

describe('pages', () => {
  const roll = (count: number, change: (index: number) => Partial<Tile> = () => ({})): Tile[] =>
    Array.from({ length: count }, (_, index) => ({
      endpointId: EndpointId.parse(`e-${index}`),
      name: `Xã ${index}`,
      number: index + 1,
      presence: { state: 'picture' },
      picture: 'camera',
      microphone: 'closed',
      speaking: false,
      sharing: false,
      floor: false,
      hand: null,
      ...change(index),
    }));
  test('cover everything once', () => {
    const items = Array.from({ length: 66 }, (_, index) => index);
    const { pages } = pageOf(items, 18, 0);
    const shown = Array.from({ length: pages }, (_, page) => pageOf(items, 18, page).items).flat();
    expect(shown).toEqual(items);
    expect(pageOf(items, 18, 99).page).toBe(pages - 1);
    expect(pageOf([], 18, 3)).toEqual({ items: [], page: 0, pages: 1 });
  });
  test('say on their marks who speaks and who is lost elsewhere', () => {
    const tiles = roll(65, (index) => ({
      speaking: index === 20,
      presence: index === 64 ? { state: 'dropped', since: 1, cause: 'link-lost' } : { state: 'picture' },
    }));
    expect(pageMarks(tiles, 18, 0)).toEqual([
      { page: 0, current: true, speaking: false, dropped: false },
      { page: 1, current: false, speaking: true, dropped: false },
      { page: 2, current: false, speaking: false, dropped: false },
      { page: 3, current: false, speaking: false, dropped: true },
    ]);
  });
  test('are marked in few marks where there are many, with those that have something to tell', () => {
    const marks = pageMarks(
      roll(300, (index) => ({ speaking: index === 299 })),
      18,
      3,
    );
    expect(marks.map(({ page }) => page)).toEqual([1, 2, 3, 4, 16]);
    expect(marks.at(-1)).toEqual({ page: 16, current: false, speaking: true, dropped: false });
  });
});

describe('short names', () => {
  test('leave out the word that most share, and shorten what the few others are', () =>
    expect([...shortNames(['Thị trấn Bình Gia', 'Xã Hòa Bình', 'Xã Tân Văn', 'Xã Mông Ân']).values()]).toEqual([
      'TT. Bình Gia',
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

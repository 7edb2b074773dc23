import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EndpointId,
  mostOnStage,
  StageChoice,
  stageCameras,
  stageLayers,
  stagePlaces,
  type StageView,
} from '../../src/index.ts';

const ids = ['room', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) => EndpointId.parse(id));
const [room = EndpointId.parse('room'), a = room, b = room, c = room] = ids;

const stage = (change: Partial<StageView> = {}): StageView => ({ chair: room, speaker: null, screen: null, ...change });
const all = (_each: EndpointId): boolean => true;
const without =
  (...away: readonly EndpointId[]) =>
  (each: EndpointId): boolean =>
    !away.includes(each);
/** What stands large and, after a stroke, beside it: a screen as `screen a`, one who is away as `-a`. */
const seen = (of: StageView, own: EndpointId | null = null, isHere = all, look: StageChoice | null = null): string => {
  const { large, beside } = stagePlaces(of, isHere, { own, look });
  const words = (places: typeof large): string =>
    places
      .map(({ endpointId, kind, here }) => `${here ? '' : '-'}${kind === 'screen' ? 'screen ' : ''}${endpointId}`)
      .join(' ');
  return `${words(large)} | ${words(beside)}`;
};
const chosen = (...endpoints: readonly EndpointId[]): StageChoice => ({ show: 'chosen', endpoints: [...endpoints] });

describe('who is where', () => {
  test('goes by whoever speaks, and by the screen, as long as nobody says otherwise', () => {
    expect(seen(stage())).toBe('room | ');
    expect(seen(stage({ speaker: a }))).toBe('a | room');
    expect(seen(stage({ speaker: a, screen: b }))).toBe('screen b | room a');
    expect(seen(stage({ speaker: a }), a)).toBe('room | ');
    expect(seen(stage({ speaker: a, screen: b }), b)).toBe('a | room');
    expect(seen(stage({ chair: null }))).toBe(' | ');
  });

  test('is what whoever conducts lets everybody see', () => {
    const speaking = stage({ speaker: a, screen: b });
    expect(seen({ ...speaking, shows: { show: 'chair' } })).toBe('room | a');
    expect(seen({ ...speaking, shows: { show: 'screen' } })).toBe('screen b | ');
    expect(seen({ ...speaking, shows: { show: 'speaker-and-screen' } })).toBe('a screen b | room');
    expect(seen({ ...speaking, shows: chosen(c) })).toBe('c | a room');
    expect(seen({ ...speaking, shows: chosen(c, a) })).toBe('c a | room');
    expect(seen({ ...speaking, shows: chosen(c, b, a, room) })).toBe('c b a room | ');
  });

  test('gives way to whoever speaks where nothing is left to be seen', () => {
    const speaking = stage({ speaker: a });
    const followed = seen(speaking);
    expect(seen({ ...speaking, shows: { show: 'screen' } })).toBe(followed);
    expect(seen({ ...speaking, shows: { show: 'speaker-and-screen' } })).toBe(followed);
    expect(seen({ ...speaking, shows: { show: 'chair' } }, room)).toBe('a | ');
    expect(seen({ ...speaking, shows: chosen(b) }, b)).toBe(followed);
    expect(seen({ ...speaking, screen: b, shows: { show: 'screen' } }, b)).toBe(followed);
  });

  test('keeps the place of a chosen one who is away, with a sign', () =>
    expect(seen({ ...stage(), shows: chosen(a, b) }, null, without(b))).toBe('a -b | room'));

  test('is for one page what it looks at itself, which no other page knows', () => {
    const shown = { ...stage({ speaker: a }), shows: chosen(b) };
    expect(seen(shown, room, all, { show: 'speaker' })).toBe('a | ');
    expect(seen(shown, room, all, chosen(c))).toBe('c | a');
    expect(seen(shown, room)).toBe('b | a');
  });
});

const someId = fc.constantFrom(...ids);
const someChoice: fc.Arbitrary<StageChoice> = fc.oneof(
  ...(['speaker', 'chair', 'screen', 'speaker-and-screen'] as const).map((show) => fc.constant({ show })),
  fc
    .uniqueArray(someId, { minLength: 1, maxLength: mostOnStage })
    .map((endpoints): StageChoice => ({ show: 'chosen', endpoints })),
);
const someStage = fc.record({
  stage: fc.record({
    chair: fc.option(fc.constant(room)),
    speaker: fc.option(someId),
    screen: fc.option(someId),
    shows: someChoice,
  }),
  away: fc.subarray(ids),
  own: fc.option(someId),
  look: fc.option(someChoice),
});

type OnSomeStage = typeof someStage extends fc.Arbitrary<infer Of> ? Of : never;

describe('on any stage', () => {
  const forEach = (check: (places: ReturnType<typeof stagePlaces>, of: OnSomeStage) => void) =>
    fc.assert(
      fc.property(someStage, (of) =>
        check(stagePlaces(of.stage, without(...of.away), { own: of.own, look: of.look }), of),
      ),
    );

  test('nobody who is away stands without a sign, and nobody else bears one', () =>
    forEach(({ large, beside }, { away }) => {
      for (const { endpointId, here } of [...large, ...beside]) expect(here).toBe(!away.includes(endpointId));
      expect(beside.every(({ here }) => here)).toBe(true);
    }));

  test('nobody stands on it twice with one picture, and none on its own page', () =>
    forEach(({ large, beside }, { own }) => {
      const keys = [...large, ...beside].map(({ endpointId, kind }) => `${kind} ${endpointId}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect([...large, ...beside].some(({ endpointId }) => endpointId === own)).toBe(false);
      expect(large.length).toBeLessThanOrEqual(mostOnStage);
    }));

  test('whoever has the floor is never lost where it goes by whoever speaks, nor where somebody was chosen', () =>
    forEach(({ large, beside }, { stage: { speaker, shows, screen }, away, own, look }) => {
      const choice = look ?? shows;
      if (speaker === null || speaker === own || away.includes(speaker)) return;
      // A screen alone is all that was asked for.
      if (choice.show === 'screen' && screen !== null && screen !== own && !away.includes(screen)) return;
      expect([...large, ...beside].some(({ endpointId, kind }) => kind === 'camera' && endpointId === speaker)).toBe(
        true,
      );
    }));

  test('a screen stands only while it is shared', () =>
    forEach(({ large, beside }, { stage: { screen } }) => {
      for (const { kind, endpointId } of [...large, ...beside]) if (kind === 'screen') expect(endpointId).toBe(screen);
    }));

  test('is the same each time', () =>
    forEach((places, { stage: of, away, own, look }) => {
      expect(stagePlaces(structuredClone(of), without(...away), { own, look })).toEqual(places);
    }));

  test('what a thin line carries of it is no more than one large and one small picture', () =>
    forEach((places, { stage: of }) => {
      const cameras = stageCameras(places, of);
      const carried = stageLayers(places).slice(0, cameras.length);
      const small = 140;
      const rate = carried.reduce<number>((sum, layer) => sum + (layer === 1 ? 500 : small), 0);
      expect(rate).toBeLessThanOrEqual(500 + small);
      if (cameras.length > 0) expect(carried.length).toBeGreaterThan(0);
    }));

  test('one picture is, of those who stand large, whoever speaks', () =>
    forEach((places, { stage: of }) => {
      const large = places.large.filter(({ kind }) => kind === 'camera').map(({ endpointId }) => endpointId);
      const [first] = stageCameras(places, of);
      if (large.length > 0) expect(large).toContain(first);
      if (of.speaker !== null && large.includes(of.speaker)) expect(first).toBe(of.speaker);
    }));
});

test('a choice has one endpoint at least, and no more than are told apart', () => {
  expect(StageChoice.safeParse({ show: 'chosen', endpoints: [] }).success).toBe(false);
  expect(StageChoice.safeParse({ show: 'chosen', endpoints: ids }).success).toBe(false);
  expect(StageChoice.safeParse({ show: 'chosen', endpoints: ids.slice(0, mostOnStage) }).success).toBe(true);
});

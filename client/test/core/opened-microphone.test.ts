import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changed, offer, rest, resume, seated } from '../fakes/seated-page.ts';
import { north, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

type Parts = Awaited<ReturnType<typeof seated>>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const holder = { endpointId: north, since: 1, until: 301_000, ownOff: false, awayUntil: null } as const;
const floorOf = (by: 'opened' | 'invited' | null) => ({
  mode: 'training',
  holders: by === null ? [] : [{ ...holder, by }],
  queue: [],
});

let seq = 7;
/** The hub announces how the own microphone stands, and who has the floor. */
const says = (parts: Parts, microphone: 'open' | 'closed' | 'withheld', by: 'opened' | 'invited' | null = null) =>
  parts.wire.notify(
    'meeting.changed',
    changed(++seq, { seats: [seat(north, { microphone, mayBeOpened: true })], floor: floorOf(by) }),
  );

/** How microphones were sent to the hub: because nobody pressed, only prepared, or by a press. */
const carried = ({ wire }: Parts): unknown[] =>
  wire.asked.filter(({ name }) => name === 'media.produce').flatMap(({ params }) => howOf(params));
const howOf = (params: unknown): string[] => {
  if (typeof params !== 'object' || params === null || !('source' in params) || params.source !== 'microphone')
    return [];
  if ('shut' in params && params.shut === true) return ['ready'];
  return ['again' in params && params.again === true ? 'again' : 'pressed'];
};

const isOut = ({ engine: { link } }: Parts): boolean =>
  !link.closed && link.sends('microphone') && link.out.get('microphone') === true;

/** A commune in a meeting where the floor says who speaks, whose microphone is ready and shut. */
const ready = async (): Promise<Parts> => {
  seq = 7;
  const parts = await seated();
  await says(parts, 'withheld');
  await rest();
  return parts;
};

describe('a microphone that the chair may open', () => {
  test('is made ready and stays shut: nothing of it leaves the page', async () => {
    const parts = await ready();
    expect(carried(parts)).toEqual(['ready']);
    expect(parts.engine.link.sends('microphone')).toBe(true);
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
    await says(parts, 'withheld');
    await rest();
    expect(carried(parts)).toEqual(['ready']);
  });

  test('is not made ready where it may not be opened, nor without a microphone, and nobody is asked for one', async () => {
    const shy = await seated();
    await shy.wire.notify('meeting.changed', changed(8, { seats: [seat(north, { mayBeOpened: false })] }));
    await rest();
    expect(carried(shy)).toEqual([]);
    const deaf = await seated();
    deaf.devices.microphone.stop();
    seq = 7;
    await says(deaf, 'closed');
    await rest();
    expect(carried(deaf)).toEqual([]);
    expect(deaf.devices.microphone.state.getState().state).toBe('off');
  });

  test('opens when it is given the floor, and shuts when the floor is taken back', async () => {
    const parts = await ready();
    await says(parts, 'open', 'opened');
    expect(isOut(parts)).toBe(true);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: true, now: 'open' });
    await says(parts, 'withheld');
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
  });

  test('waits for its person where it was only invited, and opens what is ready by one press', async () => {
    const parts = await ready();
    await says(parts, 'closed', 'invited');
    expect(isOut(parts)).toBe(false);
    await parts.media.microphone.open();
    expect(parts.wire.count('media.openMicrophone')).toBe(1);
    expect(carried(parts)).toEqual(['ready']);
    await says(parts, 'open', 'invited');
    expect(isOut(parts)).toBe(true);
  });

  test('does not open by an announcement that is not of the floor', async () => {
    const parts = await ready();
    await says(parts, 'open');
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState().wanted).toBe(false);
  });

  test('opens also when the floor is given while it is still being made ready', async () => {
    seq = 7;
    const parts = await seated();
    const late = Promise.withResolvers<unknown>();
    parts.wire.answers.set('media.produce', () => late.promise);
    await says(parts, 'withheld');
    await says(parts, 'open', 'opened');
    late.resolve({ ok: true, result: { producerId: 'late' } });
    await rest();
    expect(isOut(parts)).toBe(true);
  });
});

describe("the person's own OFF", () => {
  test('wins over the floor that it has, however often the hub says so', async () => {
    const parts = await ready();
    await says(parts, 'open', 'opened');
    const asked = Promise.withResolvers<unknown>();
    parts.wire.answers.set('media.closeMicrophone', () => asked.promise);
    const closing = parts.media.microphone.close();
    expect(isOut(parts)).toBe(false);
    // Taken back and given again before the hub has heard of OFF.
    await says(parts, 'withheld');
    await says(parts, 'open', 'opened');
    expect(isOut(parts)).toBe(false);
    asked.resolve({ ok: true, result: {} });
    await closing;
    await says(parts, 'closed', 'opened');
    await says(parts, 'closed', 'opened');
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState()).toEqual({ wanted: false, now: 'closed' });
  });

  test('holds for what is left of the floor; a floor that is given later opens it', async () => {
    const parts = await ready();
    await says(parts, 'open', 'opened');
    await parts.media.microphone.close();
    await says(parts, 'closed', 'opened');
    await says(parts, 'withheld');
    expect(isOut(parts)).toBe(false);
    await says(parts, 'open', 'opened');
    expect(isOut(parts)).toBe(true);
  });
});

describe('after a cut', () => {
  const goesAndComes = async (parts: Parts, microphone: 'closed' | 'withheld', by: 'opened' | null): Promise<void> => {
    parts.wire.lose();
    const seats = sampleMeeting().seats.map((each) =>
      each.endpointId === north ? { ...each, microphone, mayBeOpened: true } : each,
    );
    const snapshot = { ...sampleMeeting(), seq, seats, floor: floorOf(by) };
    parts.wire.answer('meeting.join', { snapshot, media: offer, resume });
    parts.wire.connect();
    await rest();
  };

  test('what was ready is ready again, shut, without a question', async () => {
    const parts = await ready();
    await goesAndComes(parts, 'withheld', null);
    expect(carried(parts)).toEqual(['ready', 'ready']);
    expect(isOut(parts)).toBe(false);
    expect(parts.media.question.state.getState()).toEqual({ microphone: false, screen: false });
  });

  test('whoever still has the floor is heard again, unless its person had turned it off', async () => {
    const heard = await ready();
    await says(heard, 'open', 'opened');
    await goesAndComes(heard, 'closed', 'opened');
    expect(carried(heard)).toEqual(['ready', 'again']);
    expect(isOut(heard)).toBe(true);
    const off = await ready();
    await says(off, 'open', 'opened');
    await off.media.microphone.close();
    await says(off, 'closed', 'opened');
    await goesAndComes(off, 'closed', 'opened');
    expect(carried(off)).toEqual(['ready', 'ready']);
    expect(isOut(off)).toBe(false);
  });

  test('whoever lost the floor meanwhile is ready, shut', async () => {
    const parts = await ready();
    await says(parts, 'open', 'opened');
    await goesAndComes(parts, 'withheld', null);
    await rest();
    expect(isOut(parts)).toBe(false);
    expect(parts.media.microphone.state.getState().wanted).toBe(false);
  });
});

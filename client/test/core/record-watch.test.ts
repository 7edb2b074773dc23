import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hub } from '../../src/core/hub.ts';
import { RecordWatch } from '../../src/core/record-watch.ts';
import { Signalling } from '../../src/core/signalling.ts';
import { WhenSeen } from '../../src/core/when-seen.ts';
import { OneAtATime } from '../../src/ui/desk/one-at-a-time.ts';
import { FakePage } from '../fakes/fake-page.ts';
import { FakeWire, settle } from '../fakes/fake-wire.ts';
import { sampleHello } from '../fakes/sample-hello.ts';

let wire: FakeWire;
let watch: RecordWatch;
let read: string[];

const meeting = { meetingId: 'm-1' };
const other = { meetingId: 'm-2' };
const changed = (what: object) => wire.notify('record.changed', { changed: what });
const connect = async (): Promise<void> => {
  wire.connect();
  await settle();
};
/** What the hub was asked to tell of, question by question. */
const asked = (): unknown[] => wire.asked.filter(({ name }) => name === 'record.watch').map(({ params }) => params);
const taken = (): string[] => read.splice(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  wire = new FakeWire();
  wire.answer('hub.hello', sampleHello());
  wire.answer('record.watch', {});
  watch = new RecordWatch(new Hub(new Signalling(wire)));
  read = [];
});
afterEach(() => {
  watch.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('watching records', () => {
  it('connects with the first that is watched, and reads again once the hub tells of it', async () => {
    expect(wire.opened).toBe(0);
    watch.watch(meeting, () => read.push('one'));
    watch.watch(meeting, () => read.push('other'));
    expect(wire.opened).toBe(1);
    await connect();
    expect(asked()).toEqual([{ watched: [meeting] }]);
    expect(taken()).toEqual(['one', 'other']);
    await changed(other);
    expect(taken()).toEqual([]);
    await changed(meeting);
    await changed(meeting);
    expect(taken()).toEqual(['one', 'other', 'one', 'other']);
  });

  it('goes on from page to page of one meeting without a question, and asks anew for another', async () => {
    const leave = watch.watch(meeting, () => read.push('record'));
    await connect();
    taken();
    leave();
    const leaveAgain = watch.watch(meeting, () => read.push('minutes'));
    await settle();
    expect(asked()).toHaveLength(1);
    await changed(meeting);
    expect(taken()).toEqual(['minutes']);
    leaveAgain();
    watch.watch({ list: 'meetings' }, () => read.push('list'));
    await settle();
    expect(asked().slice(1)).toEqual([{ watched: [{ list: 'meetings' }] }]);
    expect(taken()).toEqual(['list']);
    await changed(meeting);
    expect(taken()).toEqual([]);
  });

  it('watches again after the hub was away, reads once, and says when it stays away', async () => {
    watch.watch(meeting, () => read.push('page'));
    await connect();
    taken();
    wire.lose();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(watch.line.getState().away).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(watch.line.getState().away).toBe(true);
    expect(taken()).toEqual([]);
    await connect();
    expect(watch.line.getState().away).toBe(false);
    expect(asked()).toHaveLength(2);
    expect(taken()).toEqual(['page']);
  });

  it('says that the hub is out of reach where no line ever comes up, and pages go on without it', async () => {
    watch.watch(meeting, () => read.push('page'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(watch.line.getState().away).toBe(true);
    expect(taken()).toEqual([]);
  });

  it('asks once more where the hub is busy, and never again where it says no', async () => {
    wire.refuse('record.watch', 'too-many-requests');
    watch.watch(meeting, () => read.push('page'));
    await connect();
    expect(asked()).toHaveLength(1);
    wire.refuse('record.watch', 'forbidden');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toHaveLength(2);
    expect(taken()).toEqual([]);
  });

  it('lets the pages find out why where the hub lets the browser in no more', async () => {
    watch.watch(meeting, () => read.push('page'));
    await connect();
    taken();
    wire.refuseHandshake('not-signed-in');
    expect(taken()).toEqual(['page']);
  });

  it('asks one question at a time, and the last word counts', async () => {
    const leave = watch.watch(meeting, () => read.push('one'));
    await connect();
    taken();
    const held = Promise.withResolvers<unknown>();
    wire.answers.set('record.watch', () => held.promise);
    leave();
    watch.watch(other, () => read.push('other'));
    await settle();
    watch.watch({ list: 'tasks' }, () => read.push('tasks'));
    await settle();
    expect(asked()).toHaveLength(2);
    wire.answer('record.watch', {});
    held.resolve({ ok: true, result: {} });
    await settle();
    expect(asked().slice(1)).toEqual([{ watched: [other] }, { watched: [other, { list: 'tasks' }] }]);
    expect(taken()).toEqual(['other', 'tasks']);
  });
});

describe('a page that nobody looks at', () => {
  it('rests, and reads once when it is looked at again', () => {
    const page = new FakePage();
    const seen = new WhenSeen(page, () => read.push('read'));
    seen.wish();
    expect(taken()).toEqual(['read']);
    page.turn('hidden');
    seen.wish();
    seen.wish();
    expect(taken()).toEqual([]);
    page.turn('visible');
    expect(taken()).toEqual(['read']);
    seen.close();
    page.turn('hidden');
    page.turn('visible');
    expect(taken()).toEqual([]);
  });
});

describe('loads of one thing', () => {
  it('are made one at a time, and the last wish is granted', () => {
    let started = 0;
    const loads = new OneAtATime(() => {
      started += 1;
      loads.began();
    });
    loads.wish();
    for (let wish = 0; wish < 5; wish += 1) loads.wish();
    expect(started).toBe(1);
    loads.ended();
    expect(started).toBe(2);
    loads.ended();
    expect(started).toBe(2);
  });

  it('do not come once more where a newer one has begun', () => {
    let started = 0;
    const loads = new OneAtATime(() => (started += 1));
    loads.began();
    loads.wish();
    loads.began();
    loads.ended();
    expect(started).toBe(0);
  });
});

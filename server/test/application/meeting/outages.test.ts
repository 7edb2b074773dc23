import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { browserCapabilities, type TestHub, type TestPage } from '../../support/test-hub.ts';

let at: PatientMeeting;
let test: TestHub;
let chair: TestPage;
let commune: TestPage;
let flows: boolean;

beforeEach(async () => {
  at = await PatientMeeting.begin();
  ({ test, chair, commune } = at);
  flows = true;
});
afterEach(() => void vi.useRealTimers());

const media = () => at.media;
const pass = (ms: number) =>
  at.pass(ms, () => {
    const now = test.media.seat(at.meetingId, anBinh);
    if (now === undefined) return;
    now.bytes = (now.bytes ?? 0) + (flows ? 100 : 0);
    now.arriving = flows;
  });
const speak = () => at.send('microphone');
const seat = () => at.seat();
const facts = () => at.facts().filter(({ type }) => /Outage|trouble|Dropped|Left|Closed/u.test(type));
const types = () => facts().map(({ type }) => type);

describe.each([
  ['that sends a voice', 5_000, speak],
  ['that sends nothing', 7_000, () => Promise.resolve()],
] as const)('a seat %s, whose media alone fall silent', (_name, saidWithinMs, begin) => {
  beforeEach(async () => {
    await begin();
    await pass(8_000);
  });

  it('is shown as such, is an outage on the record from 15 s on, dated back, and no trouble of its sources', async () => {
    const cutAt = test.now;
    flows = false;
    await pass(saidWithinMs);
    const { outage, troubles, seat: presence } = await seat();
    expect(outage?.since).toBeGreaterThan(cutAt - 3_500);
    expect(outage?.since).toBeLessThan(cutAt + 2_000);
    expect(troubles).toBeUndefined();
    expect(presence).toMatchObject({ state: 'present' });
    expect(facts()).toEqual([]);
    await pass(15_000);
    expect(facts()).toEqual([{ type: 'mediaOutageBegan', endpointId: anBinh, since: outage?.since }]);
    await pass(100_000);
    flows = true;
    await pass(1_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
    expect(await seat()).not.toHaveProperty('outage');
    await pass(10_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  });

  it('fills no record while its media flap', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      flows = !flows;
      await pass(6_000);
    }
    expect(facts()).toEqual([]);
    expect(await seat()).not.toHaveProperty('outage');
  });

  it('is lost, then away, when its page falls silent too, and no outage after that', async () => {
    flows = false;
    await pass(20_000);
    expect(types()).toEqual(['mediaOutageBegan']);
    commune.fallSilent();
    await pass(4_000);
    expect(await seat()).toHaveProperty('lost');
    expect(await seat()).not.toHaveProperty('outage');
    await pass(13_000);
    expect(types()).toEqual(['mediaOutageBegan', 'endpointDropped']);
    expect(await seat()).not.toHaveProperty('outage');
  });

  it('is in no outage once it has left, or the meeting is closed', async () => {
    flows = false;
    await pass(20_000);
    await commune.ask('meeting.leave', {});
    await pass(5_000);
    expect(await seat()).not.toHaveProperty('outage');
    await chair.ask('meeting.close', {});
    await pass(5_000);
    expect(types()).toEqual(['mediaOutageBegan', 'endpointLeft', 'meetingClosed']);
    expect(test.errors).toEqual([]);
  });

  it('is in it on while its media are built anew, until they come', async () => {
    flows = false;
    await pass(20_000);
    await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
    await pass(6_000);
    expect(await seat()).toHaveProperty('outage');
    flows = true;
    await pass(5_000);
    expect(types()).toEqual(['mediaOutageBegan', 'mediaOutageEnded']);
  });

  it('is in none where it was the hub itself that stood still', async () => {
    flows = false;
    test.stand(30_000);
    await pass(2_000);
    expect(facts()).toEqual([]);
    flows = true;
    await pass(10_000);
    expect(facts()).toEqual([]);
    expect(await seat()).not.toHaveProperty('outage');
  });
});

it('a voice that alone is missed is a trouble of its source, and no outage, and the trouble goes within a second', async () => {
  await speak();
  await pass(6_000);
  const arrives = vi.spyOn(media(), 'arrives').mockImplementation(() => Promise.resolve(false));
  await pass(4_000);
  expect(types()).toEqual(['troubleBegan']);
  expect(await seat()).not.toHaveProperty('outage');
  arrives.mockRestore();
  await pass(1_000);
  expect(types()).toEqual(['troubleBegan', 'troubleEnded']);
});

it('media that never came are not lost, and those that flow are not asked', async () => {
  await pass(0);
  flows = false;
  media().bytes = 0;
  await pass(30_000);
  expect(facts()).toEqual([]);
  flows = true;
  await speak();
  await pass(6_000);
  const asked = vi.spyOn(media(), 'bytesArrived');
  await pass(30_000);
  expect(asked).not.toHaveBeenCalled();
});

it('a source that is found missing before another one is no trouble where nothing comes of any', async () => {
  await speak();
  await at.send('camera');
  await pass(6_000);
  flows = false;
  // As the media server says it: of a picture it knows a while later.
  const cutAt = test.now;
  vi.spyOn(media(), 'arrives').mockImplementation((...[source]: unknown[]) =>
    Promise.resolve(source === 'camera' && test.now - cutAt < 3_000),
  );
  for (let passed = 0; passed < 8_000; passed += 250) {
    await pass(250);
    expect((await seat()).troubles).toBeUndefined();
  }
  expect(await seat()).toHaveProperty('outage');
  expect(facts()).toEqual([]);
});

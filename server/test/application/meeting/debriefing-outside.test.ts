import { MeetingId, requests, type RequestName } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let debriefingId: MeetingId;
let chair: TestPage;
let stays: TestPage;
let outside: TestPage;
/** What each was told to go on in its seat by, in the meeting. */
let secrets: readonly string[];

const names = Object.keys(requests) as RequestName[];
const asked = (id: MeetingId) => ({ meetingId: id, rtpCapabilities: browserCapabilities });
const joins = (page: TestPage, id: MeetingId) => page.ask('meeting.join', asked(id));
const live = () => test.hub.liveMeeting(debriefingId);
const next = ({ told }: TestPage): MeetingId => {
  const [id] = told.flatMap(
    ({ params }) => /"is":"next","meetingId":"([^"]+)"/u.exec(JSON.stringify(params))?.[1] ?? [],
  );
  return MeetingId.parse(id);
};
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1_000);
};

beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  await test.hub.recover();
  meetingId = await test.openMeeting();
  [chair, stays, outside] = [test.endpoint(room), test.endpoint(anBinh), test.endpoint(hoaLac)];
  secrets = [];
  for (const page of [chair, stays, outside]) {
    const { snapshot, resume } = await joins(page, meetingId);
    test.hub.follow(page.page, snapshot);
    secrets = [...secrets, resume];
  }
  await chair.ask('recording.begin', {});
  await chair.ask('debriefing.begin', { endpointIds: [anBinh] });
  debriefingId = next(stays);
  for (const page of [chair, stays]) test.hub.follow(page.page, (await joins(page, debriefingId)).snapshot);
  await settle();
});
afterEach(async () => {
  await test.hub.close();
  vi.useRealTimers();
  expect(test.errors).toEqual([]);
});

/** Whoever is not of the circle, with what they may be. */
const outsiders: Readonly<Record<string, () => TestPage>> = {
  'the page that was in the meeting': () => outside,
  'another page of its PC': () => test.endpoint(hoaLac),
  'a display of its endpoint': () => test.endpoint(hoaLac, 'display'),
  'a panel of its endpoint': () => test.endpoint(hoaLac, 'panel'),
  'the admin': () => test.account('admin'),
  'a chair by role': () => test.account('chair'),
  'the secretary': () => test.account('secretary'),
  'a technician': () => test.account('technician'),
  'a panel that was paired with the meeting': () => test.paired(meetingId),
  'a panel that says it was paired with the debriefing': () => test.paired(debriefingId),
  'a panel of a person that says so': () => test.paired(debriefingId, 'secretary'),
};

/** A request about the debriefing, as far as it names a meeting; it may have been seen in the last announcement of the meeting. */
const about = (name: RequestName): object => {
  const sample = sampleRequests[name];
  const named = 'meetingId' in sample ? { ...sample, meetingId: debriefingId } : sample;
  const capable = 'rtpCapabilities' in named ? { ...named, rtpCapabilities: browserCapabilities } : named;
  return name === 'record.watch' ? { watched: [{ meetingId: debriefingId }] } : capable;
};

describe.each(Object.keys(outsiders))('a debriefing tells nothing to %s', (who) => {
  it('whatever is asked for, also with what is known of the meeting before', async () => {
    const page = (outsiders[who] ?? expect.fail(who))();
    const before = live().meeting;
    const from = page.told.length;
    for (const name of names) {
      // Another meeting may be opened by whoever has that right; it is none of the debriefing's.
      if (name === 'meeting.open' || name.startsWith('check.')) continue;
      const answer = await page.ask(name, about(name) as never).then(
        // Who it is itself it knows.
        (result: object) => JSON.stringify({ ...result, me: null }),
        () => '',
      );
      expect(answer, name).not.toContain(debriefingId);
    }
    for (const secret of secrets)
      expect(await page.answered('meeting.resume', { meetingId: debriefingId, secret })).not.toBeNull();
    await chair.ask('muting.mute', { endpointId: anBinh });
    await settle();
    expect(live().meeting.seats).toEqual(before.seats);
    expect(live().meeting.messages).toEqual(before.messages);
    expect(test.hub.attendedBy(page.page)).toBeNull();
    // Nothing that is done in it is announced, nor that something was written of it: it is on no record.
    expect(
      page.told
        .slice(from)
        .filter(
          ({ name, params }) => /^(meeting|record)\./u.test(name) || JSON.stringify(params).includes(debriefingId),
        ),
    ).toEqual([]);
  });
});

describe('a debriefing', () => {
  it('is heard by no recorder: that of the meeting was let go of, and none begins', async () => {
    expect(test.recorders.all).toHaveLength(1);
    expect(test.recorders.running).toEqual([]);
    expect(await chair.refused('recording.begin', {})).toBe('in-debriefing');
    expect(test.recorders.running).toEqual([]);
  });

  it('gives nobody but whoever was told it the place of a seat', async () => {
    const stolen = secrets[1] ?? expect.fail('no secret');
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId: debriefingId, secret: stolen })).toBe(
      'not-held',
    );
    expect(await outside.refused('meeting.resume', { meetingId, secret: secrets[2] })).toBe('meeting-not-open');
    test.hub.goodbye(anBinh, stolen);
    await settle();
    expect(live().meeting.seats.get(anBinh)?.presence.state).toBe('present');
  });

  it('begins in the middle of what others ask for: nothing is written behind the closing, and nobody else is in it', async () => {
    const wishes = [
      (page: TestPage) => page.answered('messages.send', sampleRequests['messages.send']),
      (page: TestPage) => page.answered('floor.raiseHand', { topic: '', debate: false }),
      (page: TestPage) => page.answered('media.produce', { source: 'camera', rtpParameters: {} }),
      (page: TestPage) => page.answered('media.rebuild', { rtpCapabilities: browserCapabilities }),
      (page: TestPage) => page.answered('meeting.snapshot', {}),
    ];
    await chair.ask('debriefing.end', {});
    await settle();
    for (let before = 0; before <= wishes.length; before += 1) {
      const id = await test.openMeeting();
      for (const page of [chair, stays, outside]) test.hub.follow(page.page, (await joins(page, id)).snapshot);
      const admin = test.account('admin');
      await admin.ask('meeting.watch', { meetingId: id });
      const from = stays.told.length;
      const early = wishes.slice(0, before).map((asks) => asks(outside));
      const begins = chair.answered('debriefing.begin', { endpointIds: [anBinh] });
      const late = [
        ...wishes.slice(before).map((asks) => asks(outside)),
        test.endpoint(hoaLac).answered('meeting.join', asked(id)),
        admin.answered('muting.muteAll', {}),
        admin.answered('meeting.nameSecretary', { accountId: 'secretary' }),
      ];
      expect(await begins).toBeNull();
      const codes = await Promise.all([...early, ...late]);
      expect(codes).not.toContain('internal');
      const types = test.archive.types(id);
      expect(types.slice(types.indexOf('meetingClosed'))).toEqual(['meetingClosed']);
      debriefingId = next({ ...stays, told: stays.told.slice(from) });
      expect([...live().meeting.seats.keys()]).toEqual([room, anBinh]);
      expect(live().meeting.parts.secretary).toBeNull();
      expect(test.hub.attendedBy(outside.page)).toBeNull();
      expect(test.hub.attendedBy(admin.page)).toBeNull();
      for (const page of [chair, stays]) await joins(page, debriefingId);
      await chair.ask('debriefing.end', {});
      await settle();
    }
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { report, reportSpread } from '../figures.ts';
import { inDistrict } from './checkout.ts';
import { openedMeeting, seated } from './seated.ts';
import { seatedTalker, type Talker } from './talker.ts';
import { firstFrame, patienceMs } from './senses.ts';
import { Viewer } from './viewer.ts';

const endpoints = 20;
const talking = 3;
const changes = 21;
/** Until the hub hears no more of the last voice, and the new one's picture has settled. */
const betweenMs = 1_500;

/** In a meeting of twenty three talk in turn, with cameras: from the announcement of who speaks to the first frame at a real commune's page. */
export const picture = (): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const [roomPc, watching, ...others] = place.pcs;
    if (roomPc === undefined || watching === undefined) throw new Error('nobody came');
    const opened = await openedMeeting(place);
    await seated(place, [roomPc, ...others.slice(talking)], opened);
    const talkers: Talker[] = [];
    for (const pc of others.slice(0, talking)) {
      const talker = await seatedTalker(place, pc, opened);
      await talker.sendCamera(60 + talkers.length * 60);
      await talker.page.ask('media.openMicrophone', {});
      talkers.push(talker);
    }
    const viewer = await Viewer.open(place, watching);
    await viewer.join();
    const times: number[] = [];
    let lost = 0;
    for (let turn = 0; turn < changes; turn += 1) {
      const speaker = talkers[turn % talking];
      if (speaker === undefined) throw new Error('nobody talks');
      const framed = firstFrame(viewer.page, speaker.page.pc.endpointId);
      for (const each of talkers) each.loud = each === speaker;
      const { announcedAt, frameAt } = await framed;
      if (announcedAt === null || frameAt === null) lost += 1;
      // The first one has everything cold.
      else if (turn > 0) times.push(frameAt - announcedAt);
      await delay(betweenMs);
    }
    reportSpread('speaker announced to first frame of the picture', times, '≤ 60 ms');
    report(`  pictures that did not come in ${patienceMs / 1_000} s`, String(lost), '0');
  });

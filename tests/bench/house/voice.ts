import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { devicesOf } from '../../browser/support/district.ts';
import { report, reportSpread } from '../figures.ts';
import { inDistrict } from './checkout.ts';
import { openedMeeting, seated } from './seated.ts';
import { clockAhead, heardAt, patienceMs } from './senses.ts';
import { seatedTalker, type Talker } from './talker.ts';
import { Viewer } from './viewer.ts';

const endpoints = 20;
/** More than any hub keeps ready of those who spoke last. */
const talking = 8;
const openings = 20;
/** Until an opened microphone has been silent again, and faster than no endpoint may open its microphone. */
const betweenMs = 700;

/** Opens a microphone and gives when that began, in milliseconds since 1970 by this process's clock. */
type Opening = () => Promise<number>;

const byThisClock = (): number => performance.timeOrigin + performance.now();

/** Lets a page hear an endpoint whose microphone is opened; gives the milliseconds between, or null. */
const openedToHeard = async (
  listener: Page,
  ahead: number,
  endpointId: string,
  open: Opening,
): Promise<number | null> => {
  const hearing = heardAt(listener, endpointId);
  // Its ear has to be there first.
  await delay(300);
  const openedAt = await open();
  const heard = await hearing;
  return heard === null ? null : heard - ahead - openedAt;
};

/** A round of openings, each shut again afterwards. */
const measureOpenings = async (
  what: string,
  once: (turn: number) => Promise<number | null>,
  shut: (turn: number) => Promise<unknown>,
): Promise<void> => {
  const times: number[] = [];
  let lost = 0;
  for (let turn = 0; turn < openings; turn += 1) {
    const took = await once(turn);
    if (took === null) lost += 1;
    else times.push(took);
    await shut(turn);
    await delay(betweenMs);
  }
  reportSpread(what, times);
  if (lost > 0) report(`  openings that nobody heard in ${patienceMs / 1_000} s`, String(lost), '0');
};

/**
 * From the opening of a microphone to its sound in a real commune's page, in a meeting of twenty: by the button of another real page; of
 * eight who open theirs in turn, so that each has been silent longer than who spoke last; and of those who never had one open.
 */
export const voice = (): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const [roomPc, listening, pressing, ...others] = place.pcs;
    if (roomPc === undefined || listening === undefined || pressing === undefined) throw new Error('nobody came');
    const opened = await openedMeeting(place);
    await seated(place, [roomPc, ...others.slice(talking)], opened);
    const talkers: Talker[] = [];
    for (const pc of others.slice(0, talking)) talkers.push(await seatedTalker(place, pc, opened));
    const listener = await Viewer.open(place, listening);
    await listener.join();
    const presser = await Viewer.open(place, pressing, devicesOf.second);
    await presser.join();
    const [ahead, presserAhead] = [await clockAhead(listener.page), await clockAhead(presser.page)];
    const press: Opening = async () => {
      const pressedAt = await presser.page.evaluate(() => {
        document.querySelector<HTMLElement>('[data-testid="mic-button"]')?.click();
        return performance.timeOrigin + performance.now();
      });
      return pressedAt - presserAhead;
    };
    const byButton = (): Promise<number | null> => openedToHeard(listener.page, ahead, pressing.endpointId, press);
    const first = await byButton();
    report(
      "a page's microphone button to heard: the first press",
      first === null ? 'not heard' : `${first.toFixed(0)} ms`,
    );
    await press();
    await delay(betweenMs);
    await measureOpenings("a page's microphone button to heard, again", byButton, press);

    const talkerAt = (turn: number): Talker => {
      const talker = talkers[turn % talking];
      if (talker === undefined) throw new Error('nobody talks');
      return talker;
    };
    for (const each of talkers) each.loud = true;
    const inTurn = (open: (talker: Talker) => Promise<unknown>) => (turn: number) => {
      const talker = talkerAt(turn);
      return openedToHeard(listener.page, ahead, talker.page.pc.endpointId, async () => {
        const openedAt = byThisClock();
        await open(talker);
        return openedAt;
      });
    };
    await measureOpenings(
      `a shut microphone opened to heard, ${talking} in turn`,
      inTurn(({ page }) => page.ask('media.openMicrophone', {})),
      (turn) => talkerAt(turn).page.ask('media.closeMicrophone', {}),
    );
    for (const { page } of talkers) await page.stop('microphone');
    await measureOpenings(
      `a microphone sent anew to heard, ${talking} in turn`,
      inTurn((talker) => talker.openMicrophone()),
      (turn) => talkerAt(turn).page.stop('microphone'),
    );
  });

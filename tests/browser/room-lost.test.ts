import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { roomScreen } from './support/endpoint-browser.ts';
import { LargeDistrict } from './support/large-district.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { until } from './support/seen-and-heard.ts';

/** As long as an invitation's own title is. */
const longTitle =
  'Hội nghị giao ban trực tuyến công tác phòng, chống thiên tai và chuẩn bị Tết Nguyên đán năm 2027, triển khai nhiệm vụ quý I';
const layouts = ['roll', 'gallery', 'stage'] as const;

let district: LargeDistrict;
let commune: AttendingPage;
const room = () => district.room.browser.page;

/** What has just appeared is not pressed yet: nobody can have meant it. */
const settled = () => room().locator('[data-testid="foot"][data-settled="true"]').waitFor();

/** Moves the mouse, so that the commands come, and waits until they can be pressed. */
const wake = async (): Promise<void> => {
  await room().mouse.move(300, 200);
  await room().mouse.move(310, 210);
  await settled();
};
const turnTo = async (layout: (typeof layouts)[number]): Promise<void> => {
  const page = room().getByTestId('room-page');
  for (let presses = 0; presses < layouts.length && (await page.getAttribute('data-layout')) !== layout; presses += 1)
    await room().keyboard.press('l');
  expect(await page.getAttribute('data-layout')).toBe(layout);
  await wake();
};
const openMicrophones = () => room().locator('li[data-microphone="open"] svg.tabler-icon-microphone');

beforeAll(async () => {
  district = await LargeDistrict.start();
  const meetingId = await district.open(20, longTitle);
  await wake();
  expect(await room().getByTestId('stage-card').count(), 'nobody has spoken yet').toBe(1);
  expect(await placeFaults(room()), 'the title on the stage').toEqual([]);
  commune = await district.join(meetingId, 2, 'wrtc');
  await commune.send('camera');
  await commune.send('microphone');
  await commune.line.ask('media.openMicrophone', {});
  await openMicrophones().waitFor();
});
afterAll(async () => {
  await district.remove();
});

/** What the commune says is wrong with its microphone. */
const tellTrouble = (...troubles: readonly 'howling'[]) =>
  commune.line.ask('media.tellTroubles', {
    troubles: troubles.map((trouble) => ({ source: 'microphone', trouble, forMs: 0 })),
  });

describe('a commune that howls in the room', () => {
  it('has the act that quiets it beside the others, its rung one press further, and each mark its room', async () => {
    const tile = room().getByTestId(`tile-${district.communes[2]?.endpointId ?? ''}`);
    const acts = room().getByTestId('endpoint-acts');
    const act = (name: string) => room().getByTestId(name);
    await tellTrouble('howling');
    await tile.getByText('đang hú').waitFor();
    await tile.click();
    await acts.getByText('Mic: đang hú').waitFor();
    expect(await placeFaults(room()), 'all acts beside the one that quiets it').toEqual([]);
    await act('act-half-duplex-on').click();
    await act('act-half-duplex-off').click();
    await act('act-half-duplex-on').waitFor();
    await act('acts-further').click();
    await act('act-hear-only').waitFor();
    expect(await placeFaults(room()), 'what is one press further').toEqual([]);
    await act('act-hear-only').click();
    await acts.getByText('Đã chọn bớt hình: Chỉ nghe tiếng').waitFor();
    // It asks for the floor as well: its tile has no room for words, and a mark says that it has less.
    await commune.line.ask('floor.raiseHand', { topic: '', debate: false });
    await tile.getByTestId('tile-less').waitFor();
    expect(await placeFaults(room()), 'a tile with all its marks').toEqual([]);
    expect(await faultsOf(room())).toEqual([]);
    await act('act-picture-again').click();
    await tile.getByTestId('tile-less').waitFor({ state: 'detached' });
    await room().keyboard.press('Escape');
    await commune.line.ask('floor.withdrawHand', {});
    await tellTrouble();
    await tile.getByText('đang hú').waitFor({ state: 'detached' });
  });
});

describe('a long title', () => {
  it('leaves every place and every question whole', async () => {
    for (const screen of [roomScreen, { width: 1366, height: 768 }]) {
      await room().setViewportSize(screen);
      for (const layout of layouts) {
        await turnTo(layout);
        expect(await placeFaults(room()), layout).toEqual([]);
        await room().getByTestId('end-button').click();
        await room().getByTestId('question').waitFor();
        await settled();
        expect(await placeFaults(room()), `${layout}: the question`).toEqual([]);
        expect(await room().getByTestId('question').innerText()).toMatch(/không mở lại được/u);
        await room().keyboard.press('Escape');
      }
    }
    await room().setViewportSize(roomScreen);
  });
});

describe('what takes the stage or its room', () => {
  const free = async (what: string): Promise<void> => {
    for (const layout of layouts) {
      await turnTo(layout);
      expect(await placeFaults(room()), `${what}: ${layout}`).toEqual([]);
    }
  };

  it('is a screen with its caption, and leaves everything its place', async () => {
    await commune.send('screen');
    await turnTo('roll');
    await room()
      .getByText(/Màn hình của/u)
      .waitFor();
    await free('a screen');
    await turnTo('roll');
    await room()
      .getByTestId(`tile-${district.communes[2]?.endpointId ?? ''}`)
      .click();
    await settled();
    expect(await placeFaults(room()), 'the acts upon whoever shares').toEqual([]);
    await room().keyboard.press('Escape');
  });

  it('is the choice of devices', async () => {
    for (const layout of layouts) {
      await turnTo(layout);
      await room().getByTestId('more-button').click();
      await settled();
      await room().getByRole('button', { name: 'Thiết bị' }).click();
      await room().getByTestId('panel').waitFor();
      expect(await placeFaults(room()), layout).toEqual([]);
      await room().getByTestId('panel-close').click();
    }
  });

  it('is the question after the page was loaded anew, with air around it', async () => {
    await turnTo('roll');
    await room().locator('[data-testid="mic-button"][data-state="closed"]').click();
    await room().locator('[data-testid="mic-button"][data-state="open"]').waitFor();
    await room().reload();
    await room().getByTestId('return-question').waitFor();
    await free('the question');
    for (const layout of layouts) {
      await turnTo(layout);
      const [question, answer] = await Promise.all([
        room().getByTestId('return-question').boundingBox(),
        room().getByTestId('return-yes').boundingBox(),
      ]);
      if (question === null || answer === null) throw new Error('the question stands nowhere');
      expect(question.y + question.height - answer.y - answer.height, layout).toBeGreaterThanOrEqual(7);
    }
    await room().getByTestId('return-no').click();
  });
});

describe('a room that has lost its hub', () => {
  it('says so in every layout, and shows nobody as heard or seen whom it cannot hear', async () => {
    await turnTo('roll');
    const before = await placesOf(room());
    await district.hub.end('SIGKILL');
    for (const layout of ['gallery', 'stage', 'roll'] as const) {
      await turnTo(layout);
      await room()
        .getByText(/Mất kết nối từ/u)
        .waitFor();
      expect(await room().locator('li[data-testid^="tile-"] video, li[data-speaking="true"]').count(), layout).toBe(0);
      expect(await openMicrophones().count(), layout).toBe(0);
      expect(await placeFaults(room()), layout).toEqual([]);
      expect(await faultsOf(room()), layout).toEqual([]);
    }
    expect(await placesOf(room())).toBe(before);
    // Whoever looks at the devices meanwhile is told, too.
    await room().getByTestId('more-button').click();
    await room().getByRole('button', { name: 'Thiết bị' }).click();
    await room()
      .getByTestId('notices')
      .getByText(/Mất kết nối từ/u)
      .waitFor();
    await room().keyboard.press('Escape');
    await district.hub.up();
    await until(
      () =>
        room()
          .getByText(/Mất kết nối/u)
          .count(),
      (count) => count === 0,
      'the room is back',
      40_000,
    );
  });
});

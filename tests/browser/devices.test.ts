import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { chokedAt, chokeOnce, type ChokingStep } from './support/choking-browser.ts';
import { cutOff, noise, sampleRate, speech, whistle } from '../../client/test/core/sound/sounds.ts';
import { deviceFiles, soundFile } from './support/device-files.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { textFaultsOf } from './support/page-check.ts';
import { heard, ofVoice, sameColour, seen, until } from './support/seen-and-heard.ts';
import { SoundServer, noSoundServer, otherMicrophone } from './support/sound-server.ts';
import { stubDevices, stubbedCameras, type StubbedCamera, type StubbedMicrophone } from './support/stub-devices.ts';
import { trusting } from './support/trusting.ts';
import { keepSenders, letLeave } from './support/what-leaves.ts';

/** Somebody speaks, at the rate of a device. */
const speech48 = (): Float32Array => {
  const said = speech(20, -20, 9);
  return Float32Array.from({ length: said.length * 3 }, (_, index) => said[Math.floor(index / 3)] ?? 0);
};

/** Where what was seen is kept, to be looked at. */
const pictures = process.env['PICTURES'] ?? joinPath(tmpdir(), 'diem-cau-devices-seen');

// Real devices can't be had on a build machine: PulseAudio stands for the microphone, a stub for the camera and for what keeps a
// microphone from the page.
describe.skipIf(noSoundServer !== null)(`what is wrong with devices (${noSoundServer ?? 'PulseAudio'})`, () => {
  let hub: HubProcess;
  let sound: SoundServer;
  let room: Place;
  let commune: Place;
  let desk: EndpointBrowser;
  const voiceOf = (of: 'first' | 'third'): string =>
    deviceFiles(joinPath(tmpdir(), 'diem-cau-devices'), `${devicesOf[of].pitch}`, devicesOf[of]).sound;
  const voice = voiceOf('first');

  const page = () => commune.browser.page;
  const note = (): Locator => page().getByTestId('microphone-note');
  const cameraNote = (): Locator => page().getByTestId('camera-trouble');
  const tile = (): Locator => room.browser.page.getByTestId(`tile-${commune.endpointId}`);
  const device = (name: string, does: string): Promise<void> =>
    page().evaluate(
      ([which, wanted]) => {
        sessionStorage.setItem(which, wanted);
        window.dispatchEvent(new Event('test-devices'));
      },
      [name, does] as const,
    );
  const camera = (does: StubbedCamera): Promise<void> => device('testCamera', does);
  const microphone = (does: StubbedMicrophone): Promise<void> => device('testMicrophone', does);
  const says = async (place: Locator, trouble: string, words: RegExp): Promise<void> => {
    await until(
      () => place.evaluateAll((all) => all.map((each) => each.getAttribute('data-trouble')).join()),
      (found) => found === trouble,
      `the commune is told: ${trouble}`,
    );
    expect(await place.innerText()).toMatch(words);
  };
  const shows = async (place: Locator, words: RegExp | null, what: string): Promise<void> => {
    await until(
      () => place.innerText(),
      (text) =>
        words === null
          ? !/không có|bị |đứng yên|chặn|nơi khác|quá nhỏ|đang hú|vọng tiếng|tự nhường/u.test(text)
          : words.test(text),
      what,
    );
  };
  const goes = (place: Locator): Promise<void> => place.waitFor({ state: 'detached' });
  const hears = (pitch: number, what: string): Promise<unknown> =>
    until(
      () => heard(room.browser.page, commune.endpointId, 600),
      (sound) => sound.level > 0.01 && ofVoice(sound.pitch, pitch),
      what,
    );
  /** The picture moves, and has this ground. */
  const sees = async (colour: readonly number[], what: string): Promise<void> => {
    const look = () => seen(room.browser.page, commune.endpointId, 'camera');
    const first = await until(look, (shown) => shown !== null && sameColour(shown.colour, colour), what);
    await until(look, (shown) => (shown?.frames ?? 0) > (first?.frames ?? 0) + 5, `${what}, and it moves`);
  };
  /** The commune's row in a meeting that runs, as a desk has it. */
  const rowAtDesk = async (meeting: string): Promise<Locator> => {
    await desk.page.goto(`${hub.url}/meetings`);
    await desk.page.getByRole('link', { name: meeting }).click();
    return desk.page.getByRole('row', { name: /Xã Hòa Bình/u }).first();
  };
  /** `canceller`: the sound as it comes, without what the browser makes of it. */
  const chooseSound = async (sounds: 'plain' | 'canceller'): Promise<void> => {
    await page().getByTestId('devices-button').click();
    await page().getByTestId('choose-sound').selectOption(sounds);
    await page().getByTestId('panel').getByRole('button', { name: 'Đóng' }).click();
  };
  const picture = (name: string): string => {
    mkdirSync(pictures, { recursive: true });
    return joinPath(pictures, `${name}.png`);
  };
  const keep = async (name: string): Promise<void> => {
    // Nothing of what is said is cut off.
    for (const each of [page(), room.browser.page]) expect(await textFaultsOf(each), name).toEqual([]);
    await page().screenshot({ path: picture(`${name}-commune`) });
    await room.browser.page.screenshot({ path: picture(`${name}-room`) });
  };

  beforeAll(async () => {
    [hub, sound] = await Promise.all([HubProcess.start(), SoundServer.start()]);
    sound.play(voice);
    const way = trusting(hub);
    [room, commune] = await Promise.all([
      enrol(way, 'Huyện Bình Gia', { ...devicesOf.room, says: speech48(), pitch: 221 }, true),
      enrol({ ...way, chromium: sound.chromium }, 'Xã Hòa Bình', devicesOf.first),
    ]);
    await commune.browser.context.addInitScript(stubDevices, stubbedCameras);
    await commune.browser.context.addInitScript(keepSenders);
    await page().reload();
    await page().getByTestId('preview').waitFor();
    desk = await EndpointBrowser.open('desk', devicesOf.second, communeScreen, { args: way.chromiumArgs });
    await signInAsAdmin(hub, desk.page);
  });
  afterAll(async () => {
    await Promise.all([room.browser.close(), commune.browser.close(), desk.close()]);
    sound.close();
    await hub.remove();
  });

  it('is said before the meeting, beside picture and level, and goes when sound comes', async () => {
    sound.play(null);
    await says(page().getByTestId('microphone-trouble'), 'silent', /Gạt công tắc trên mic/u);
    await page().screenshot({ path: picture('silent-waiting') });
    sound.play(voice);
    await goes(page().getByTestId('microphone-trouble'));
  });

  it('that there is no device, or none is allowed, is said before the meeting, of both in one sentence', async () => {
    const cases = [
      ['unplugged', 'unplugged', 'both', 'missing', /chưa thấy camera và mic/u],
      ['denied', 'denied', 'both', 'denied', /cho phép cả hai/u],
      ['unplugged', 'real', 'camera', 'missing', /Chưa thấy camera/u],
      ['moving', 'unplugged', 'microphone', 'missing', /Chưa thấy mic/u],
    ] as const;
    for (const [cameraDoes, microphoneDoes, kind, trouble, words] of cases) {
      await camera(cameraDoes);
      await microphone(microphoneDoes);
      await page().reload();
      await says(page().getByTestId(`${kind}-trouble`), trouble, words);
    }
    await microphone('real');
    await goes(page().getByTestId('microphone-trouble'));
  });

  // In a meeting of its own: what an endpoint is told of often is told of it more slowly, until the meeting ends.
  describe('how its room sounds', () => {
    const made = (name: string, of: Float32Array): string =>
      soundFile(joinPath(tmpdir(), 'diem-cau-devices', `${name}.wav`), of, sampleRate);
    const speaks = speech(20, -22, 4);
    const playQuiet = (): void => sound.play(made('quiet', noise(20, -70)));
    let row: Locator;

    beforeAll(async () => {
      await openMeeting(room.browser.page, 'Họp thử âm thanh');
      await Promise.all([join(room), join(commune)]);
      row = await rowAtDesk('Họp thử âm thanh');
      playQuiet();
      await chooseSound('canceller');
      await page().getByTestId('mic-button').click();
      await page().getByTestId('mic-button').filter({ hasText: 'Mic đang BẬT' }).waitFor();
    });
    afterAll(async () => {
      await chooseSound('plain');
      sound.play(voice);
      await room.browser.page.mouse.move(500, 300);
      await room.browser.page.mouse.move(510, 310);
      await room.browser.page.getByTestId('end-button').click();
      await room.browser.page.getByTestId('question-yes').click();
      for (const { browser } of [room, commune]) await browser.page.getByTestId('waiting-page').waitFor();
    });

    it('too faint, too loud, howling: said at its commune, on the tile and at the desk, and gone again', async () => {
      const cases = [
        ['faint', speaks.map((sample) => sample / 32), /nghe rất nhỏ/u, /tiếng quá nhỏ/u],
        ['clipped', cutOff(speaks.map((sample) => sample * 14)), /tiếng bị vỡ/u, /tiếng bị vỡ/u],
        ['howling', whistle(30, 1_100), /đang hú vào mic/u, /đang hú/u],
      ] as const;
      for (const [trouble, of, advice, words] of cases) {
        sound.play(made(trouble, of));
        await says(note(), trouble, advice);
        await shows(tile(), words, `the tile shows ${trouble}`);
        await shows(row, words, `the desk shows ${trouble}`);
        await keep(trouble);
      }
      playQuiet();
      await goes(note());
      await shows(tile(), null, 'the tile is well again');
      await shows(row, null, 'the desk is well again');
    });

    it('somebody who talks into a shut microphone is told, at the commune alone, until it is opened', async () => {
      const button = page().getByTestId('mic-button');
      await button.click();
      sound.play(made('speaks', speaks));
      await says(note(), 'talks-shut', /Mic đang TẮT/u);
      await shows(tile(), null, 'the tile says nothing');
      await keep('talks-shut');
      await button.click();
      await goes(note());
      playQuiet();
    });

    it('a room that echoes is named; it gives way by a press at the desk, nobody hears himself, and it is taken back', async () => {
      const loudest = (): Promise<{ readonly level: number }> => heard(room.browser.page, commune.endpointId, 2_000);
      sound.echo(200);
      await room.browser.page.keyboard.press('m');
      await says(note(), 'echoing', /nghe lại tiếng của mình/u);
      await shows(tile(), /vọng tiếng/u, 'the tile shows the echo');
      await keep('echoing');
      await row.getByRole('button', { name: /^Mic nhường/u }).click();
      await shows(tile(), /mic tự nhường/u, 'the tile shows that it gives way');
      await shows(row, /mic tự nhường/u, 'the desk shows that it gives way');
      await says(note(), 'half-duplex', /tạm im/u);
      await keep('half-duplex');
      await until(loudest, ({ level }) => level < 0.01, 'nothing of the room comes back to it');
      await row.getByRole('button', { name: /^Bỏ nhường/u }).click();
      await until(loudest, ({ level }) => level > 0.01, 'the echo is back');
      // And by the endpoint itself, with its own page.
      await page().getByTestId('devices-button').click();
      await page().getByTestId('half-duplex').click();
      await shows(tile(), /mic tự nhường/u, 'the tile shows that it gives way again');
      await page().getByTestId('half-duplex').click();
      await until(
        () => tile().innerText(),
        (text) => !text.includes('tự nhường'),
        'the tile is as before',
      );
      await page().getByTestId('panel').getByRole('button', { name: 'Đóng' }).click();
      await room.browser.page.keyboard.press('m');
      sound.echo(null);
    });
  });

  describe('in a meeting', () => {
    beforeAll(async () => {
      await openMeeting(room.browser.page, 'Họp thử thiết bị');
      await Promise.all([join(room), join(commune)]);
      await page().getByTestId('mic-button').click();
      await hears(devicesOf.first.pitch, 'the room hears the commune');
    });

    it('a microphone without sound, muted, pulled out: said at its commune, on the tile and at the desk, and gone again', async () => {
      const row = await rowAtDesk('Họp thử thiết bị');
      sound.play(null);
      await says(note(), 'silent', /Gạt công tắc trên mic/u);
      await shows(tile(), /không có tiếng/u, 'the tile shows the silence');
      await shows(row, /không có tiếng từ \d\d:\d\d/u, 'the desk shows the silence');
      await keep('silent');
      sound.play(voice);
      await goes(note());
      await shows(tile(), null, 'the tile is well again');
      await shows(row, null, 'the desk is well again');

      sound.mute(true);
      await says(note(), 'muted', /Mic đang bị tắt ở máy/u);
      await shows(tile(), /bị tắt ở máy/u, 'the tile shows the mute');
      sound.mute(false);
      await goes(note());

      sound.pullOut();
      await says(note(), 'unplugged', /Cắm lại dây/u);
      await shows(tile(), /bị rút ra/u, 'the tile shows the plug');
      await keep('unplugged');
      sound.plugIn();
      await goes(note());
      await until(
        () => heard(room.browser.page, commune.endpointId, 600),
        ({ level }) => level > 0.01,
        'the room hears the commune again, without a press',
      );
      await shows(tile(), null, 'the tile is well again');
    });

    it('a camera that stands still, gives nothing, is pulled out or refused: said, and gone again', async () => {
      const cases = [
        ['still', 'still', /Mở nắp che ống kính/u, /hình đứng yên/u],
        ['frameless', 'frameless', /không cho hình nào/u, /không có hình/u],
        ['unplugged', 'unplugged', /Cắm lại dây USB/u, /bị rút ra/u],
      ] as const;
      for (const [does, trouble, advice, words] of cases) {
        await camera(does);
        await says(cameraNote(), trouble, advice);
        await shows(tile(), words, `the tile shows ${trouble}`);
        await keep(trouble);
        await camera('moving');
        await goes(cameraNote());
        await shows(tile(), null, 'the tile is well again');
      }
      const refused = [
        ['denied', /cạnh thanh địa chỉ/u, /trình duyệt chặn/u],
        ['blocked', /Quyền riêng tư/u, /máy chặn/u],
        ['busy', /Zalo, Zoom/u, /nơi khác giữ/u],
      ] as const;
      const cameraButton = page().getByTestId('camera-button');
      for (const [does, advice, words] of refused) {
        await cameraButton.click();
        await camera(does);
        await cameraButton.filter({ hasText: 'Camera đang TẮT' }).waitFor();
        // A second press that follows at once would count as the same.
        await page().waitForTimeout(600);
        await cameraButton.click();
        await says(cameraNote(), does, advice);
        await shows(tile(), words, `the tile shows ${does}`);
        await keep(does);
        await camera('moving');
        // The others come back by themselves.
        if (does === 'denied') await page().getByRole('button', { name: 'Thử lại' }).click();
        await goes(cameraNote());
        await shows(tile(), null, 'the tile is well again');
      }
    });

    // Others are told of a device that often comes and goes only once it is well for good: what follows is looked at where it is said first.
    it('every other trouble of a device, and what does not leave the page: said at its commune, and gone again', async () => {
      const refused = [
        ['denied', /cạnh thanh địa chỉ/u],
        ['blocked', /Quyền riêng tư/u],
        ['busy', /Zalo, Zoom/u],
        ['unfit', /chọn mic khác/u],
        ['failed', /Không mở được mic/u],
      ] as const;
      for (const [does, advice] of refused) {
        await microphone(does);
        await says(note(), does, advice);
        await microphone('real');
        if (does === 'denied') await page().getByRole('button', { name: 'Thử lại' }).click();
        await goes(note());
      }
      await camera('muted');
      await says(cameraNote(), 'muted', /Camera đang bị tắt ở máy/u);
      await camera('moving');
      await goes(cameraNote());
      const unsent = [
        ['audio', note(), /Tiếng không gửi đi được/u],
        ['video', cameraNote(), /Hình không gửi đi được/u],
      ] as const;
      for (const [kind, place, advice] of unsent) {
        await letLeave(page(), kind, false);
        await says(place, 'unsent', advice);
        await letLeave(page(), kind, true);
        await goes(place);
      }
    });

    it('another microphone, the first again and another camera: the room hears and sees each', async () => {
      const [first, third] = [devicesOf.first.pitch, devicesOf.third.pitch];
      const [firstCamera, otherCamera] = stubbedCameras;
      await hears(first, 'the first microphone');
      await sees(firstCamera.colour, 'the first camera');
      sound.plugInOther(voiceOf('third'));
      // Of a real one the system's udev tells the browser.
      await page().evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
      await page().getByTestId('devices-button').click();
      const microphones = page().getByTestId('choose-microphone');
      await microphones.getByText(otherMicrophone).waitFor({ state: 'attached' });
      const before = await microphones.inputValue();
      await microphones.selectOption({ label: otherMicrophone });
      await hears(third, 'the other microphone');
      await microphones.selectOption(before);
      await hears(first, 'the first microphone again');
      await sees(firstCamera.colour, 'the same camera as before');
      await page().getByTestId('choose-camera').selectOption({ label: otherCamera.label });
      await sees(otherCamera.colour, 'the other camera');
      await hears(first, 'the first microphone still');
      await page().getByTestId('panel').getByRole('button', { name: 'Đóng' }).click();
    });

    it.each<ChokingStep>(['setLocalDescription', 'setRemoteDescription'])(
      'a browser whose %s throws when the camera is sent: heard and seen again without a press',
      async (step) => {
        const cameraButton = page().getByTestId('camera-button');
        await cameraButton.click();
        await until(
          () => seen(room.browser.page, commune.endpointId, 'camera'),
          (shown) => shown === null,
          'the camera is gone from the room',
        );
        await page().waitForTimeout(600);
        await chokeOnce(page(), step);
        await cameraButton.click();
        await until(
          () => chokedAt(page()),
          (at) => at === step,
          `the browser chokes at ${step}`,
        );
        await sees(stubbedCameras[1].colour, 'the camera after it');
        await hears(devicesOf.first.pitch, 'the microphone after it');
      },
    );
  });

  it('leaves the pages without a word of an error', () => {
    for (const each of [room.browser, commune.browser, desk]) expect(each.problems).toEqual([]);
  });
});

import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting } from './support/district.ts';
const hub = await HubProcess.start();
try {
  const room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  const a = await enrol(hub, 'Xã Hòa Bình', devicesOf.first);
  await openMeeting(room.browser.page, 'Họp');
  await join(room);
  await join(a);
  await new Promise((r) => setTimeout(r, 1000));
  await a.browser.page.getByTestId('mic-button').click();
  await new Promise((r) => setTimeout(r, 6000));
  console.log(
    await room.browser.page.evaluate(
      () =>
        document.fonts.check('700 40px "Be Vietnam Pro"') +
        ' ' +
        getComputedStyle(document.querySelector('[data-testid="clock"]')!).fontFamily +
        [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.weight + f.unicodeRange.slice(0, 8)),
    ),
  );
  await room.browser.page.screenshot({ path: '/tmp/shots/dbg.png' });
  await room.browser.page.mouse.move(900, 700);
  await room.browser.page.keyboard.press('l');
  await new Promise((r) => setTimeout(r, 5000));
  await room.browser.page.screenshot({ path: '/tmp/shots/dbg-gallery.png' });
  console.log(
    hub.output
      .split('\n')
      .filter((l) => /DBG|warn|"level":[45]0/.test(l))
      .slice(0, 40)
      .join('\n'),
  );
  await room.browser.close();
  await a.browser.close();
} finally {
  await hub.remove();
}

/** Opens a browser, or any program, behind a line as bad as one likes; `./scripts/line` comes here. */
import { createInterface } from 'node:readline';
import { needPackages } from './setup/debian-packages.ts';
import { requireNode } from './setup/oldest-node.ts';
import { explain, SetupError } from './setup/setup-error.ts';
import { packages, setUp, type Piece } from './setup/set-up.ts';
import type { Line } from './weak-line/line.ts';
import { wishOf, type Wish } from './weak-line/words.ts';

const help = `sudo ./scripts/line [--rate XUỐNG/LÊN] [--loss %] [--delay ms] … https://MÁY-CHỦ:8443
sudo ./scripts/line [...] -- CHƯƠNG-TRÌNH …

Mở một trình duyệt trên chính máy chủ, đi qua một đường truyền giả lập yếu như ở xã. Cần quyền root (sudo).
Opens a browser on the hub's own machine behind a line as weak as a commune's. Needs root.

  --rate 150/150   kbit/s; 0: không hạn chế · no limit            --queue 200   hàng đợi, ms · length of the queue
  --loss 5         % gói tin mất · packets lost                   --burst 4     mất liền mấy gói · lost in a row
  --delay 100      ms mỗi chiều · each way                        --jitter 30   cộng thêm tới, ms · up to so much more
  --no-udp         chặn UDP · no UDP                              --no-port 45100   cổng TCP bị chặn · blocked
  --only-port 8443 chỉ cổng TCP này · nothing but this TCP port   --cut         đứt · nothing passes
Một số cho cả hai chiều, hoặc XUỐNG/LÊN. One number for both directions, or DOWN/UP.

Khi đang chạy, gõ cùng những từ ấy để đổi, ví dụ: rate 64/64; cut; mend (nối lại); address (đổi địa chỉ); heal (bỏ hết).
While it runs the same words change it: rate 64/64; cut; mend (after a cut); address (another address); heal (nothing impaired).
`;

/** How often is told what passed, in milliseconds. */
const tellsEveryMs = 10_000;

const programs: Piece = {
  title: 'Đường truyền · Line',
  async run(step) {
    await needPackages(['chromium', 'iproute2', 'python3'], 'for a weak line', step);
    step.say('ready');
    return {};
  },
};

const obey = async (line: Line, { down, up, newAddress }: Wish): Promise<void> => {
  await line.impair(down, 'down');
  await line.impair(up, 'up');
  if (newAddress) await line.newAddress();
};

/** Follows what is typed, and tells every ten seconds what passed; gives what ends that. */
const converse = (line: Line, told: (before: Counts, now: Counts) => string): (() => void) => {
  const typed = createInterface({ input: process.stdin });
  typed.on('line', (words) => {
    void (async () => obey(line, wishOf(words.split(/\s+/).filter((word) => word !== ''))))().catch(explain);
  });
  let before: Counts | null = null;
  const tell = async (): Promise<void> => {
    const now = await line.counts();
    if (before !== null) process.stdout.write(`${told(before, now)}\n`);
    before = now;
  };
  const timer = setInterval(() => void tell().catch(explain), tellsEveryMs);
  void tell();
  return () => {
    clearInterval(timer);
    typed.close();
  };
};
type Counts = Awaited<ReturnType<Line['counts']>>;

const run = async (words: readonly string[]): Promise<number> => {
  const wish = wishOf(words);
  const [first] = wish.rest;
  if (first === undefined || words.includes('--help')) {
    process.stdout.write(help);
    return first === undefined && !words.includes('--help') ? 1 : 0;
  }
  const opensPage = /^https?:\/\//.test(first);
  if (opensPage && process.env['DISPLAY'] === undefined)
    throw new SetupError(
      'Máy này không có màn hình để mở trình duyệt: hãy nêu một chương trình sau dấu --.',
      'There is no screen here for a browser: name a program behind --.',
    );
  await setUp([packages, programs], (_title, error) => {
    throw error;
  });
  // Only now are the packages there that these need.
  const { Line, whyNoLine } = await import('./weak-line/line.ts');
  const { browserWords, runBehind } = await import('./weak-line/behind.ts');
  const { toldBetween } = await import('./weak-line/told.ts');
  const why = await whyNoLine();
  if (why !== null) throw new SetupError(why.vi, why.en);
  const line = await Line.open();
  // A Ctrl-C ends the program behind the line; the line is closed after it.
  process.on('SIGINT', () => undefined);
  try {
    await obey(line, wish);
    if (!opensPage) return await runBehind(line, wish.rest, false);
    const browser = await browserWords(first, line, process.env['CHROMIUM'] ?? '/usr/bin/chromium');
    const ends = converse(line, toldBetween);
    try {
      return await runBehind(line, browser, true);
    } finally {
      ends();
    }
  } finally {
    await line.close();
  }
};

try {
  requireNode();
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

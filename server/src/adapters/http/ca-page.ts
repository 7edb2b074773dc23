import { X509Certificate } from 'node:crypto';
import { phoneLink, type Instant, type Profile } from '@diem-cau/shared';
import { localTime } from '../../application/kit/local-time.ts';
import { escaped } from './page-text.ts';

export interface CaPageFacts {
  readonly profile: Profile;
  /** PEM; null where no private CA is in use. */
  readonly caPem: string | null;
  /** The hub's clock, and the IANA zone in which it is shown. */
  readonly now: Instant;
  readonly timeZone: string;
}

/** How the page looks; an own file, for the content policy allows no style within a page. */
export const caStyle = `
  body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; font: 1.125rem/1.6 'Be Vietnam Pro', 'Segoe UI', system-ui, sans-serif;
    color: #1a2230; background: #fff; }
  h1 { font-size: 1.75rem; line-height: 1.4; } h2 { font-size: 1.25rem; line-height: 1.4; margin: 2rem 0 .5rem; }
  .get { display: inline-block; padding: .9rem 1.5rem; border-radius: .5rem; background: #0b5394; color: #fff; font-weight: 600;
    text-decoration: none; } .get:focus-visible, a:focus-visible { outline: .2rem solid #c26b00; outline-offset: .2rem; }
  code { font: 1rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; background: #eef2f7; padding: .1rem .3rem; }
  pre { background: #eef2f7; padding: .75rem; white-space: pre-wrap; } pre code { padding: 0; }
  .mark { height: 4rem; } li { margin: .3rem 0; } section + section { border-top: 1px solid #b8c2d0; margin-top: 2.5rem; padding-top: 1rem; }
  a { color: #0b5394; } details { margin: 1rem 0; } summary { font-size: 1.25rem; font-weight: 600; padding: .5rem 0; cursor: pointer; }
  summary:focus-visible { outline: .2rem solid #c26b00; } .wrong-clock { border-left: .4rem solid #b3261e; padding: .5rem 1rem; background: #fdecea; font-weight: 600; }`;

interface Words {
  readonly lang: 'vi' | 'en';
  readonly title: string;
  readonly why: string;
  readonly get: string;
  readonly clocks: { readonly hub: string; readonly pc: string; readonly wrong: string };
  readonly compare: string;
  readonly windows: { readonly title: string; readonly steps: readonly string[] };
  readonly firefox: { readonly title: string; readonly steps: readonly string[] };
  readonly linux: { readonly title: string; readonly steps: readonly string[] };
  readonly android: { readonly title: string; readonly steps: readonly string[] };
  readonly ios: { readonly title: string; readonly steps: readonly string[] };
  readonly then: string;
  readonly thenPanel: string;
  readonly none: string;
  readonly help: string;
}

const linuxCommand =
  'mkdir -p ~/.pki/nssdb && certutil -d sql:$HOME/.pki/nssdb -A -t "C,," -n "Điểm Cầu" -i diem-cau-ca.crt';

const vietnamese: Words = {
  lang: 'vi',
  title: 'Cài chứng thư của hệ thống',
  why: 'Trình duyệt chỉ cho dùng camera và mic khi kết nối được bảo vệ. Mỗi máy tính cài chứng thư này một lần; sau đó trình duyệt không cảnh báo nữa.',
  get: 'Tải chứng thư (ca.crt)',
  clocks: {
    hub: 'Đồng hồ của hệ thống',
    pc: 'Đồng hồ của máy này',
    wrong:
      'Đồng hồ của máy này sai. Hãy chỉnh ngày giờ và múi giờ cho đúng trước đã, nếu không trình duyệt sẽ không nhận chứng thư.',
  },
  compare: 'Trước khi cài, hãy so dấu vân tay SHA-256 dưới đây với dấu vân tay do cán bộ kỹ thuật của huyện đọc:',
  windows: {
    title: 'Windows: Chrome, Edge, Cốc Cốc',
    steps: [
      'Mở tệp <code>diem-cau-ca.crt</code> vừa tải, bấm <b>Install Certificate…</b> (Cài đặt chứng chỉ).',
      'Chọn <b>Local Machine</b> (Máy cục bộ), bấm <b>Next</b>, đồng ý khi Windows hỏi.',
      'Chọn <b>Place all certificates in the following store</b> (Đặt tất cả chứng chỉ vào kho sau), bấm <b>Browse…</b>, chọn <b>Trusted Root Certification Authorities</b> (Cơ quan cấp chứng chỉ gốc tin cậy).',
      'Bấm <b>Next</b>, <b>Finish</b>, rồi đóng hết các cửa sổ trình duyệt và mở lại.',
    ],
  },
  firefox: {
    title: 'Firefox',
    steps: [
      'Mở <b>Cài đặt → Quyền riêng tư &amp; bảo mật → Chứng chỉ → Xem chứng chỉ…</b>, thẻ <b>Nhà cung cấp</b> (Authorities).',
      'Bấm <b>Nhập…</b> (Import), chọn tệp <code>diem-cau-ca.crt</code>.',
      'Đánh dấu <b>Tin tưởng CA này để nhận dạng trang web</b>, bấm <b>OK</b>, rồi mở lại Firefox.',
    ],
  },
  linux: {
    title: 'Linux: Chrome, Chromium',
    steps: [
      'Cài gói <code>libnss3-tools</code>, đóng trình duyệt, rồi chạy lệnh sau trong thư mục chứa tệp:',
      `<pre><code>${linuxCommand}</code></pre>`,
    ],
  },
  android: {
    title: 'Android: máy tính bảng, điện thoại',
    steps: [
      'Tải chứng thư về máy, rồi mở <b>Cài đặt → Bảo mật và quyền riêng tư → Cài đặt bảo mật khác → Mã hóa và thông tin đăng nhập → Cài đặt chứng chỉ → Chứng chỉ CA</b> (tên mục hơi khác tùy máy; có thể gõ “chứng chỉ” vào ô tìm kiếm của Cài đặt).',
      'Bấm <b>Vẫn cài đặt</b>, chọn tệp <code>diem-cau-ca.crt</code> trong mục Tải xuống.',
      'Đóng trình duyệt rồi mở lại.',
    ],
  },
  ios: {
    title: 'iPhone, iPad',
    steps: [
      'Bấm nút tải ở trên bằng Safari, bấm <b>Cho phép</b>.',
      'Mở <b>Cài đặt → Đã tải về hồ sơ</b>, bấm <b>Cài đặt</b>.',
      'Mở <b>Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận</b>, bật công tắc của chứng thư này.',
    ],
  },
  then: 'Mở hệ thống',
  thenPanel: 'Ghép máy này làm bảng điều khiển',
  help: 'Cần giúp đỡ? Gọi cán bộ kỹ thuật:',
  none: 'Máy chủ dùng chứng thư do đơn vị tự cấp; máy tính không cần cài gì thêm.',
};

const english: Words = {
  lang: 'en',
  title: 'Install the hub’s certificate',
  why: 'A browser lends camera and microphone only to a protected connection. Each PC installs this certificate once; after that the browser gives no warning.',
  get: 'Download the certificate (ca.crt)',
  clocks: {
    hub: 'Clock of the hub',
    pc: 'Clock of this PC',
    wrong:
      'The clock of this PC is wrong. Set its date, time and time zone before anything else, or the browser will not accept the certificate.',
  },
  compare:
    'Before you install it, compare this SHA-256 fingerprint with the one that the district technician reads to you:',
  windows: {
    title: 'Windows: Chrome, Edge',
    steps: [
      'Open the file <code>diem-cau-ca.crt</code>, press <b>Install Certificate…</b>',
      'Choose <b>Local Machine</b>, press <b>Next</b>, and agree when Windows asks.',
      'Choose <b>Place all certificates in the following store</b>, press <b>Browse…</b>, choose <b>Trusted Root Certification Authorities</b>.',
      'Press <b>Next</b>, <b>Finish</b>; then close all windows of the browser and open it again.',
    ],
  },
  firefox: {
    title: 'Firefox',
    steps: [
      'Open <b>Settings → Privacy &amp; Security → Certificates → View Certificates…</b>, tab <b>Authorities</b>.',
      'Press <b>Import…</b>, choose <code>diem-cau-ca.crt</code>.',
      'Tick <b>Trust this CA to identify websites</b>, press <b>OK</b>, and open Firefox again.',
    ],
  },
  linux: {
    title: 'Linux: Chrome, Chromium',
    steps: [
      'Install the package <code>libnss3-tools</code>, close the browser, and run this in the folder of the file:',
      `<pre><code>${linuxCommand}</code></pre>`,
    ],
  },
  android: {
    title: 'Android: tablet, phone',
    steps: [
      'Download the certificate, then open <b>Settings → Security and privacy → More security settings → Encryption and credentials → Install a certificate → CA certificate</b> (names differ a little; you may search Settings for “certificate”).',
      'Press <b>Install anyway</b> and choose <code>diem-cau-ca.crt</code> among the downloads.',
      'Close the browser and open it again.',
    ],
  },
  ios: {
    title: 'iPhone, iPad',
    steps: [
      'Press the download button above in Safari, then <b>Allow</b>.',
      'Open <b>Settings → Profile Downloaded</b> and press <b>Install</b>.',
      'Open <b>Settings → General → About → Certificate Trust Settings</b> and switch this certificate on.',
    ],
  },
  then: 'Open the hub',
  thenPanel: 'Make this device a panel',
  help: 'Need help? Call the technician:',
  none: 'The hub uses the operator’s own certificate; a PC needs nothing more.',
};

/** The script opens the one that fits the PC; without it the commonest is open. */
const chapter = (
  system: 'windows' | 'firefox' | 'linux' | 'android' | 'ios',
  { title, steps }: { readonly title: string; readonly steps: readonly string[] },
): string =>
  `<details data-system="${system}"${system === 'windows' ? ' open' : ''}><summary>${title}</summary><ol>${steps
    .map((step) => `<li>${step}</li>`)
    .join('')}</ol></details>`;

const clocks = ({ hub, pc, wrong }: Words['clocks'], { now, timeZone }: CaPageFacts): string =>
  `<p>${hub}: <b class="hub-clock">${localTime(timeZone).full(now)}</b><br>
    <span hidden class="pc-clock-line">${pc}: <b class="pc-clock"></b></span></p>
    <p hidden class="wrong-clock" role="alert">${wrong}</p>`;

/** Whom to call; nothing where nobody is set. */
const help = (words: string, { technicianName, technicianPhone }: Profile): string => {
  if (technicianPhone === '') return '';
  const link = `<a href="${phoneLink(technicianPhone) ?? '#'}">${escaped(technicianPhone)}</a>`;
  return `<p>${words} ${escaped(technicianName)} <b>${link}</b></p>`;
};

const section = (words: Words, facts: CaPageFacts): string => {
  const { profile, caPem } = facts;
  const mark = profile.mark === null ? '' : `<img class="mark" src="${profile.mark}" alt="">`;
  const head = `${mark}<h1>${words.title}</h1><p><b>${escaped(profile.hubName)}</b></p>${help(words.help, profile)}`;
  const enter = `<p><a href="/">${words.then}</a> · <a href="/panel">${words.thenPanel}</a></p>`;
  if (caPem === null)
    return `<section lang="${words.lang}">${head}<p>${words.none}</p>${clocks(words.clocks, facts)}${enter}</section>`;
  const { fingerprint, fingerprint256 } = new X509Certificate(caPem);
  return `<section lang="${words.lang}">${head}
    <p>${words.why}</p>
    ${clocks(words.clocks, facts)}
    <p><a class="get" href="/ca.crt">${words.get}</a></p>
    <p>${words.compare}</p>
    <p><code>${fingerprint256}</code></p>
    <p>(Windows, Thumbprint / SHA-1: <code>${fingerprint}</code>)</p>
    ${chapter('windows', words.windows)}${chapter('firefox', words.firefox)}${chapter('linux', words.linux)}
    ${chapter('android', words.android)}${chapter('ios', words.ios)}${enter}</section>`;
};

/** The page that leads a technician through installing the private CA on a PC, in Vietnamese and in English. */
export const caPage = (facts: CaPageFacts): string => `<!doctype html>
<html lang="vi" data-now="${facts.now}" data-time-zone="${escaped(facts.timeZone)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vietnamese.title} · ${escaped(facts.profile.hubName)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/ca.css">
<script src="/ca.js" defer></script>
</head>
<body><main>
${section(vietnamese, facts)}
${section(english, facts)}
</main></body>
</html>
`;

/** How far the clock of a PC may be off before it is called wrong, in milliseconds: a browser notices days, a person minutes. */
const toleratedMs = 5 * 60_000;

/** The page's one script: shows the PC's own clock beside the hub's, and opens the steps for the system that it runs. */
export const caScript = `'use strict';
const { now, timeZone } = document.documentElement.dataset;
const ahead = Date.now() - performance.now() - Number(now);
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const write = () => {
  const text = (at) => format.format(at).replace(',', '');
  for (const place of document.querySelectorAll('.pc-clock')) place.textContent = text(Date.now());
  for (const place of document.querySelectorAll('.hub-clock')) place.textContent = text(Number(now) + performance.now());
};
for (const line of document.querySelectorAll('.pc-clock-line')) line.hidden = false;
for (const line of document.querySelectorAll('.wrong-clock')) line.hidden = Math.abs(ahead) < ${toleratedMs};
write();
setInterval(write, 1000);
const agent = navigator.userAgent;
// An iPad calls itself a Mac, which has no touch screen.
const system = /iPhone|iPad/.test(agent) || (agent.includes('Macintosh') && navigator.maxTouchPoints > 1) ? 'ios'
  : agent.includes('Android') ? 'android' : agent.includes('Firefox/') ? 'firefox' : agent.includes('Linux') ? 'linux' : 'windows';
for (const chapter of document.querySelectorAll('details')) chapter.open = chapter.dataset.system === system;
`;

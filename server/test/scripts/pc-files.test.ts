import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PcFileRequest, type PcSystem } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureCertificates, filesIn } from '../../../scripts/certificates/own-certificates.ts';
import { fillPcFile, type PcFacts } from '../../src/application/sign-in/pc-files.ts';

const template = (system: PcSystem): string =>
  readFileSync(
    resolve(import.meta.dirname, '../../../data/pc', system === 'windows' ? 'windows.ps1' : 'linux.sh'),
    'utf8',
  );

let folder: string;
let caPem: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-pc-'));
  const certs = join(folder, 'certs');
  await ensureCertificates(certs, { dns: ['hop.example.vn'], ip: ['10.1.2.3'] }, new Date('2026-11-22T08:00:00Z'));
  caPem = readFileSync(filesIn(certs).authority, 'utf8');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const facts = (change: Partial<PcFacts> = {}): PcFacts => ({
  endpoint: 'Xã Hòa Bình',
  hub: 'UBND huyện Bình Gia',
  phone: '0205 3834 000',
  origin: 'https://10.1.2.3:8443',
  link: `https://10.1.2.3:8443/enrol#${'a'.repeat(43)}`,
  code: 'CFH37-KM42X',
  caPem,
  ...change,
});
const file = (system: PcSystem, change: Partial<PcFacts> = {}): string =>
  fillPcFile(template(system), system, facts(change)).text;

/** Names that somebody may type, each of which would do something where it is not only text. */
const evilNames = [
  `'; touch "$MARK"; '`,
  `'; touch "$MARK" #`,
  '$(touch "$MARK")',
  '`touch "$MARK"`',
  '%PATH% %~f0 & echo',
  `"; New-Item $env:MARK; "`,
  '’; New-Item $env:MARK; ‘',
  "@@link@@ '@@origin@@",
  "xã\n'@\nNew-Item $env:MARK",
  'xã\u2028touch\u0000 \u202Etxet',
  '\\',
];
const asOneLine = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}]+/gu, ' ').trim();

describe('the file for a Linux PC', () => {
  const run = (script: string, ...more: string[]) => {
    const path = join(folder, 'pc.sh');
    writeFileSync(path, script);
    // Browsers of the machine that tests must not matter; what the script needs is in these folders.
    const programs = join(folder, 'bin');
    mkdirSync(programs, { recursive: true });
    writeFileSync(join(programs, 'chromium'), '', { mode: 0o755 });
    return spawnSync('sh', [path, '--root', join(folder, 'root'), ...more], {
      encoding: 'utf8',
      env: { PATH: `${programs}:/usr/bin:/bin`, MARK: join(folder, 'mark') },
    });
  };
  const put = (path: string): string => readFileSync(join(folder, 'root', path), 'utf8');
  const allFiles = (): string[] =>
    existsSync(join(folder, 'root'))
      ? readdirSync(join(folder, 'root'), { recursive: true, encoding: 'utf8' }).filter((path) =>
          statSync(join(folder, 'root', path)).isFile(),
        )
      : [];

  it('is a script that every POSIX shell reads', () => {
    for (const shell of ['sh', 'bash'])
      expect(spawnSync(shell, ['-n'], { input: file('linux'), encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
  });

  it('puts CA, policies, autostart and the end of sleeping where they belong', () => {
    const { status, stdout, stderr } = run(file('linux'));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Điểm cầu: Xã Hòa Bình');
    expect(stdout).toContain(new X509Certificate(caPem).fingerprint256);
    expect(stdout).toContain('CFH37-KM42X');
    expect(new X509Certificate(put('usr/local/share/ca-certificates/diem-cau.crt')).fingerprint256).toBe(
      new X509Certificate(caPem).fingerprint256,
    );
    const hub = ['https://10.1.2.3:8443'];
    for (const browser of ['opt/chrome', 'chromium', 'chromium-browser', 'opt/edge'])
      expect(JSON.parse(put(`etc/${browser}/policies/managed/diem-cau.json`))).toEqual({
        VideoCaptureAllowedUrls: hub,
        AudioCaptureAllowedUrls: hub,
        AutoplayAllowlist: hub,
        ScreenCaptureAllowedByOrigins: hub,
        LocalNetworkAccessAllowedForUrls: hub,
        LocalNetworkAllowedForUrls: hub,
        CACertificates: [new X509Certificate(caPem).raw.toString('base64')],
      });
    expect(JSON.parse(put('etc/firefox/policies/policies.json'))).toEqual({
      policies: {
        Certificates: { Install: ['/usr/local/share/ca-certificates/diem-cau.crt'] },
        Permissions: { Camera: { Allow: hub }, Microphone: { Allow: hub }, Autoplay: { Allow: hub } },
      },
    });
    expect(put('etc/xdg/autostart/diem-cau.desktop')).toContain(
      'Exec=chromium --app=https://10.1.2.3:8443/ --start-fullscreen --no-first-run\n',
    );
    expect(put('etc/systemd/sleep.conf.d/diem-cau.conf')).toContain('AllowSuspend=no');
  });

  it('is undone, and may be run twice before; what was there before stays', () => {
    const foreign = join(folder, 'root/etc/chromium/policies/managed');
    mkdirSync(foreign, { recursive: true });
    writeFileSync(join(foreign, 'office.json'), '{}');
    expect(run(file('linux')).status).toBe(0);
    expect(run(file('linux')).status).toBe(0);
    expect(allFiles().length).toBeGreaterThan(8);
    expect(run(file('linux'), '--undo').status).toBe(0);
    expect(allFiles()).toEqual(['etc/chromium/policies/managed/office.json']);
  });

  it('leaves policies that Firefox has already, and says so', () => {
    const own = join(folder, 'root/etc/firefox/policies');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'policies.json'), '{"policies":{}}');
    expect(run(file('linux')).stdout).toContain('tệp đó được giữ nguyên');
    expect(run(file('linux'), '--undo').status).toBe(0);
    expect(put('etc/firefox/policies/policies.json')).toBe('{"policies":{}}');
  });

  it('changes nothing when its certificate is not the one of the fingerprint', () => {
    const damaged = file('linux').replace(
      /\n([A-Za-z0-9+/]{20})/u,
      (_, line: string) => `\n${[...line].reverse().join('')}`,
    );
    const { status, stderr } = run(damaged);
    expect(status).toBe(1);
    expect(stderr).toContain('không khớp dấu vân tay');
    expect(allFiles()).toEqual([]);
  });

  it('needs no certificate where PCs trust the hub already', () => {
    expect(run(file('linux', { caPem: null })).status).toBe(0);
    expect(existsSync(join(folder, 'root/usr/local'))).toBe(false);
    expect(JSON.parse(put('etc/opt/chrome/policies/managed/diem-cau.json'))).not.toHaveProperty('CACertificates');
  });

  it('refuses without the rights of an administrator, before anything is changed', () => {
    const [program = '', ...args] =
      process.getuid?.() === 0
        ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'sh', '-s']
        : ['sh', '-s'];
    const { status, stderr } = spawnSync(program, args, { input: file('linux'), encoding: 'utf8', cwd: '/' });
    expect(status).toBe(1);
    expect(stderr).toContain('hãy chạy lại bằng sudo');
  });

  it.each(evilNames)('takes the name %j for a name', (name) => {
    const { status, stdout, stderr } = run(file('linux', { endpoint: name, hub: name, phone: name }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Điểm cầu: ${asOneLine(name)}. Hệ thống: ${asOneLine(name)}, https://10.1.2.3:8443\n`);
    expect(existsSync(join(folder, 'mark'))).toBe(false);
  });
});

/** Takes strings and comments out of PowerShell by its rules, so that what is left is code; throws where one does not end. */
const codeOf = (script: string): string => {
  const tokens =
    /@'\n[\s\S]*?\n'@|#[^\n]*|'(?:[^'\u2018-\u201B]|['\u2018-\u201B]{2})*['\u2018-\u201B]|"(?:[^"`\u201C-\u201E]|`[\s\S]|["\u201C-\u201E]{2})*"|`\n/gu;
  const code = script
    .replace(/^\uFEFF/u, '')
    .replaceAll('\r\n', '\n')
    .replace(tokens, '');
  if (/["'\u2018-\u201E]/u.test(code)) throw new Error(`a text has no end: ${code.slice(0, 400)}`);
  return code;
};

describe('the file for a Windows PC', () => {
  it('is read by PowerShell 5.1 as it was written: UTF-8 with its mark, lines that end as on Windows', () => {
    const text = file('windows');
    expect(text.startsWith('\uFEFF# ===')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text).toContain("$DiemCau   = 'Xã Hòa Bình'\r\n");
    expect(text).not.toContain('@@');
  });

  it('carries the CA whole, and its fingerprint', () => {
    const [, pem = ''] = /\$ChungThu {2}= @'\r\n([\s\S]*?)\r\n'@\r\n/u.exec(file('windows')) ?? [];
    const { fingerprint256 } = new X509Certificate(caPem);
    expect(new X509Certificate(pem).fingerprint256).toBe(fingerprint256);
    expect(file('windows')).toContain(`$VanTay    = '${fingerprint256}'\r\n`);
    expect(file('windows', { caPem: null })).toContain("$VanTay    = ''\r\n");
  });

  it('has brackets and texts that end, and refuses before it changes anything', () => {
    const code = codeOf(file('windows'));
    for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair]))
      expect(code.split(open ?? '').length, open).toBe(code.split(close ?? '').length);
    const text = file('windows');
    const refusal = text.indexOf('IsInRole');
    // What changes something stands in functions that are only defined before.
    for (const change of ['$Store.Add(', 'Add-ToList $State', 'Set-Text $State', 'powercfg /set', '.Save()'])
      expect(text.indexOf(change), change).toBeGreaterThan(refusal);
  });

  it('sets what the guide says, under the names of the browsers’ own documentation', () => {
    const text = file('windows');
    for (const name of [
      'VideoCaptureAllowedUrls',
      'AudioCaptureAllowedUrls',
      'AutoplayAllowlist',
      'ScreenCaptureAllowedByOrigins',
      'LocalNetworkAccessAllowedForUrls',
      'LocalNetworkAllowedForUrls',
      'HKLM:\\SOFTWARE\\Policies\\Google\\Chrome',
      'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Edge',
      'TargetChannel{8A69D345-D564-463C-AFF1-A69D9E530F96}',
      'TargetChannel{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}',
      'STANDBYIDLE',
      'HIBERNATEIDLE',
      'VIDEOIDLE',
      '-Undo',
    ])
      expect(text).toContain(name);
  });

  it.each(evilNames)('takes the name %j for a name', (name) => {
    const text = file('windows', { endpoint: name, hub: name, phone: name });
    const [, quoted = ''] = /^\$DiemCau {3}= '(.*)'\r$/mu.exec(text) ?? [];
    expect(quoted.replace(/(['\u2018-\u201B])\1/gu, '$1')).toBe(asOneLine(name));
    // Beside the three texts nothing of the file is another for it.
    expect(codeOf(text)).toBe(codeOf(file('windows')));
  });
});

describe('what a file may be made from', () => {
  const request = { system: 'linux', origin: 'https://10.1.2.3:8443', token: 'a'.repeat(43), code: 'CFH37-KM42X' };
  it.each([
    ['an address', {}, true],
    ['a name', { origin: 'https://hop.binhgia.gov.vn' }, true],
    ['an IPv6 address', { origin: 'https://[2001:db8::1]:8443' }, true],
    ['no TLS', { origin: 'http://10.1.2.3' }, false],
    ['a path', { origin: 'https://10.1.2.3/x' }, false],
    ['a command', { origin: 'https://$(id)' }, false],
    ['a quote', { origin: "https://a'b" }, false],
    ['a quote in JSON', { origin: 'https://a"b' }, false],
    ['a field code', { origin: 'https://a%U' }, false],
    ['a second line', { origin: 'https://a\nb' }, false],
    ['a token that is none', { token: `${'a'.repeat(40)}'; id` }, false],
    ['a code that is none', { code: 'CFH37 KM42X' }, false],
  ])('%s', (_, change, fits) => {
    expect(PcFileRequest.safeParse({ ...request, ...change }).success).toBe(fits);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultsOfOutline } from '../../../scripts/checks/compose-file.ts';
import { contentHash } from '../../../scripts/setup/content-hash.ts';
import { withLock } from '../../../scripts/setup/lock.ts';
import { isAsLocked, packagesInstalled } from '../../../scripts/setup/npm-packages.ts';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import { checkRelay } from '../../../scripts/setup/relay.ts';
import { checkSocketBuffers, lowCaps } from '../../../scripts/setup/socket-buffers.ts';
import { runProgram } from '../../../scripts/setup/run-program.ts';
import { timeLeft } from '../../../scripts/worker/build.ts';
import { mends, mendSource } from '../../../scripts/worker/source-mends.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-set-up-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('whether the packages are installed as locked', () => {
  const wanted = {
    packages: {
      '': { devDependencies: { vitest: '5.1.1' } },
      server: { version: '0.1.0', dependencies: { zod: '4.6.7', '@diem-cau/shared': '0.1.0' } },
      client: { version: '0.1.0', dependencies: { vite: '8.3.8' } },
      'node_modules/@diem-cau/shared': { link: true },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/vitest': { version: '5.1.1' },
      'client/node_modules/vite': { version: '8.3.8' },
      'node_modules/for-another-system': { version: '1.0.0' },
    },
  };
  const { 'node_modules/for-another-system': _absent, '': _root, ...installed } = wanted.packages;

  it('is so when every package has its version; those for other systems may be absent', () => {
    expect(isAsLocked(wanted, { packages: installed })).toBe(true);
  });

  it('is not so when one that is asked for is absent, as after an install for production only', () => {
    const { 'node_modules/vitest': _left, ...rest } = installed;
    expect(isAsLocked(wanted, { packages: rest })).toBe(false);
    expect(isAsLocked(wanted, { packages: {} })).toBe(false);
  });

  it('is not so when one has another version, or is locked no more', () => {
    expect(isAsLocked(wanted, { packages: { ...installed, 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
    expect(isAsLocked(wanted, { packages: { ...installed, 'node_modules/gone': { version: '1.0.0' } } })).toBe(false);
  });

  it('is so for the packages that these tests run on', () => expect(packagesInstalled()).toBe(true));
});

describe('the hash that decides whether something is built again', () => {
  const hash = (): string => contentHash([join(folder, 'src'), join(folder, 'absent')], folder);

  it('changes with a content and with a name, and with nothing else', () => {
    mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'one');
    const first = hash();
    writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'one');
    expect(hash()).toBe(first);
    writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'two');
    const second = hash();
    expect(second).not.toBe(first);
    writeFileSync(join(folder, 'src', 'b.ts'), '');
    expect(hash()).not.toBe(second);
  });
});

describe('two runs at once', () => {
  beforeEach(() => vi.stubEnv('DIEM_CAU_CACHE', folder));
  const nothing = (): void => {};

  it('do the same work one after the other', async () => {
    const order: string[] = [];
    const onWait = vi.fn();
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((later) => setTimeout(later, 50));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock('x', onWait, work('first')), withLock('x', onWait, work('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(onWait).toHaveBeenCalledOnce();
  });

  it('give the lock back when the work fails', async () => {
    await expect(withLock('x', nothing, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock('x', nothing, () => Promise.resolve('free'))).toBe('free');
  });

  it('do not wait for one that was killed, though its process id is in use again', async () => {
    mkdirSync(join(folder, 'locks'));
    writeFileSync(join(folder, 'locks', 'x.lock'), `${process.pid} 1`);
    expect(await withLock('x', nothing, () => Promise.resolve('free'))).toBe('free');
  });
});

describe('a program with a time limit', () => {
  it('is killed with everything that it started', async () => {
    const startedAt = performance.now();
    const { code, output } = await runProgram('bash', ['-c', 'sleep 30 & wait'], { timeLimitMs: 200 });
    expect(code).toBeNull();
    expect(output).toContain('stopped after 200 ms');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('answers with a sentence when it does not exist', async () => {
    const { code, output } = await runProgram('no-such-program', []);
    expect(code).toBeNull();
    expect(output).toContain('ENOENT');
  });
});

describe('the mends of the worker’s source', () => {
  it('apply to the mediasoup that is installed', () => {
    for (const { file, from } of mends) {
      expect(readFileSync(inCheckout('node_modules', 'mediasoup', 'worker', file), 'utf8')).toContain(from);
    }
  });

  it('say so when a new mediasoup no longer has the place', () => {
    writeFileSync(join(folder, 'meson.build'), "meson_version: '>= 2.0.0'");
    expect(() => mendSource(folder)).toThrow(/meson\.build no longer has/);
  });
});

describe('what is left of a build', () => {
  it.each([
    [5, ''],
    [100, 'about 5 min left'],
    [255, 'less than a minute left'],
  ])('after %i of 261 at 2 s each: "%s"', (done, expected) => {
    expect(timeLeft(0, done * 2_000, done, 261)).toBe(expected);
  });
});

describe('the outline of docker-compose.yml', () => {
  const text = readFileSync(inCheckout('docker-compose.yml'), 'utf8');

  it('is in order', () => expect(faultsOfOutline(text)).toEqual([]));

  it.each([
    ['a tab', text.replace('    build', '\tbuild'), 'a tab'],
    ['an odd indentation', text.replace('    build', '   build'), 'an odd indentation'],
    ['a misspelt key', text.replace('services:', 'service:'), 'there are no services'],
    ['a key twice', `${text}\nvolumes:\n`, 'is there twice'],
  ])('finds %s', (_fault, broken, sentence) => {
    expect(faultsOfOutline(broken).join('\n')).toContain(sentence);
  });
});

describe('the buffers of sockets', () => {
  const said = (low?: readonly string[]): string => {
    const lines: string[] = [];
    checkSocketBuffers({ say: (text) => void lines.push(text), progress: () => undefined }, low);
    return lines.join('\n');
  };

  it('are large enough where the kernel gives 4 MB, or is not asked', () => {
    expect(lowCaps(() => 4_194_304)).toEqual([]);
    expect(lowCaps(() => undefined)).toEqual([]);
    expect(said([])).toBe('large enough');
  });

  it('are named with the lines to paste where it does not', () => {
    const low = lowCaps((cap) => (cap === 'net.core.rmem_max' ? 212_992 : 4_194_304));
    expect(low).toEqual(['net.core.rmem_max=4194304']);
    expect(said(low)).toContain(
      "printf '%s\\n' net.core.rmem_max=4194304 | sudo tee /etc/sysctl.d/60-diem-cau.conf && sudo sysctl --system",
    );
  });
});

describe('the relay', () => {
  it('is asked for in both languages where it is missing, with the line that installs it', () => {
    const said: string[] = [];
    const step = { say: (text: string) => void said.push(text) };
    checkRelay(step, true);
    checkRelay(step, false);
    expect(said[0]).toBe('coturn is installed');
    expect(said[1]).toMatch(/chưa cài coturn[^]+not installed[^]+apt-get install[^]+systemctl disable --now coturn/u);
  });
});

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumPath } from './endpoint-browser.ts';

const server = '/usr/bin/pulseaudio';

/** Why the tests with a real sound system are left out; null where they can run. */
export const noSoundServer = existsSync(server) ? null : 'PulseAudio is not installed: apt-get install pulseaudio';

/** A second microphone as the browser names it, in a room of its own. */
export const otherMicrophone = 'Other-mic';

/** What plays a file again and again. */
interface Repeated {
  end(): void;
}

/**
 * A sound system of a test's own, in a folder of its own: a loudspeaker, and a microphone that can be plugged in, pulled out and muted as a
 * real one. What it hears is played into it.
 */
export class SoundServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'diem-cau-sound-'));
  readonly #daemon: ChildProcess;
  #playing: Repeated | null = null;
  #playingElsewhere: Repeated | null = null;

  private constructor() {
    const config = join(this.#folder, 'config.pa');
    writeFileSync(
      config,
      [
        `load-module module-native-protocol-unix auth-anonymous=1 socket=${this.#socket}`,
        'load-module module-null-sink sink_name=speaker',
        'load-module module-null-sink sink_name=air',
        'set-default-sink speaker',
      ].join('\n'),
    );
    const flags = ['-n', '-F', config, '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=1'];
    this.#daemon = spawn(server, flags, { env: this.#env, stdio: 'ignore' });
  }

  static async start(): Promise<SoundServer> {
    const sound = new SoundServer();
    for (let tries = 0; !existsSync(sound.#socket); tries += 1) {
      if (tries > 100) throw new Error('PulseAudio does not start');
      await pause(100);
    }
    sound.plugIn();
    return sound;
  }

  /** A Chromium on this sound system, without the devices that it would play of its own, and heard. */
  get chromium(): string {
    const program = join(this.#folder, 'chromium');
    writeFileSync(
      program,
      [
        '#!/bin/sh',
        'for arg; do',
        '  shift',
        '  case "$arg" in --use-fake-device*|--use-file-for-fake*|--mute-audio) ;; *) set -- "$@" "$arg" ;; esac',
        'done',
        `PULSE_SERVER='unix:${this.#socket}' exec '${chromiumPath}' "$@"`,
      ].join('\n'),
    );
    chmodSync(program, 0o755);
    return program;
  }

  /** Plays a file into the air again and again, for as long as nothing else is played; null: nothing sounds any more. */
  play(file: string | null): void {
    this.#playing?.end();
    this.#playing = file === null ? null : this.#repeat(file, 'air');
    if (file === null) this.#control('suspend-sink', 'air', '1');
    else this.#control('suspend-sink', 'air', '0');
  }

  /** Lets what the loudspeaker plays come back into the air after so long, as in a room; null: no more. */
  echo(afterMs: number | null): void {
    if (afterMs === null) this.#control('unload-module', 'module-loopback');
    else
      this.#control(
        'load-module',
        'module-loopback',
        ...['source=speaker.monitor', 'sink=air', `latency_msec=${afterMs}`, 'adjust_time=0'],
      );
  }

  mute(muted: boolean): void {
    this.#control('set-source-mute', 'microphone', muted ? '1' : '0');
  }

  plugIn(): void {
    const properties = 'source_properties=device.description=Mic';
    this.#control('load-module', 'module-remap-source', 'source_name=microphone', 'master=air.monitor', properties);
    this.#control('set-default-source', 'microphone');
  }

  pullOut(): void {
    this.#control('unload-module', 'module-remap-source');
  }

  /** Plugs a second microphone in, which hears nothing but this file, again and again. */
  plugInOther(file: string): void {
    this.#control('load-module', 'module-null-sink', 'sink_name=elsewhere');
    const properties = `source_properties=device.description=${otherMicrophone}`;
    this.#control('load-module', 'module-remap-source', 'source_name=other', 'master=elsewhere.monitor', properties);
    this.#playingElsewhere = this.#repeat(file, 'elsewhere');
  }

  /** Idempotent. */
  close(): void {
    this.#playing?.end();
    this.#playingElsewhere?.end();
    this.#daemon.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #socket(): string {
    return join(this.#folder, 'native');
  }

  get #env(): NodeJS.ProcessEnv {
    return { ...process.env, HOME: this.#folder, XDG_RUNTIME_DIR: this.#folder, PULSE_SERVER: `unix:${this.#socket}` };
  }

  #repeat(file: string, device: string): Repeated {
    const loop = `while paplay --device=${device} "$0"; do :; done`;
    // A group of its own, which ends as a whole: what is being played would otherwise go on to its end, beside what is played next.
    const shell = spawn('sh', ['-c', loop, file], { env: this.#env, stdio: 'ignore', detached: true });
    return {
      end: () => {
        if (shell.pid !== undefined && shell.exitCode === null && shell.signalCode === null) process.kill(-shell.pid);
      },
    };
  }

  #control(...args: readonly string[]): void {
    execFileSync('pactl', args, { env: this.#env, timeout: 10_000, stdio: 'ignore' });
  }
}

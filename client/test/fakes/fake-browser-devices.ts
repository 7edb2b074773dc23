import type { BrowserDevices } from '../../src/core/devices/devices.ts';
import { FakeStream, FakeTrack } from './fake-track.ts';

const kinds = { video: 'videoinput', audio: 'audioinput' } as const;

/** The browser's devices, plugged in and pulled out by the test. */
export class FakeBrowserDevices extends EventTarget implements BrowserDevices {
  plugged: { kind: MediaDeviceKind; deviceId: string; label: string }[] = [];
  /** Errors by name for one kind, as a browser throws them. */
  trouble: { video?: string; audio?: string } = {};
  readonly captured: FakeTrack[] = [];
  readonly constraints: MediaStreamConstraints[] = [];

  plug(kind: MediaDeviceKind, deviceId: string, label = `label of ${deviceId}`): void {
    this.plugged.push({ kind, deviceId, label });
    this.dispatchEvent(new Event('devicechange'));
  }

  unplug(deviceId: string): void {
    this.plugged = this.plugged.filter((each) => each.deviceId !== deviceId);
    for (const track of this.captured) if (track.deviceId === deviceId && track.readyState === 'live') track.pullOut();
    this.dispatchEvent(new Event('devicechange'));
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return this.plugged.map((each) => ({ ...each, groupId: '', toJSON: () => each }));
  }

  async getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    this.constraints.push(constraints);
    const tracks = (['video', 'audio'] as const).flatMap((kind) => {
      const asked = constraints[kind];
      if (asked === undefined || asked === false) return [];
      const trouble = this.trouble[kind];
      if (trouble !== undefined) throw new DOMException('as the test wants it', trouble);
      const all = this.plugged.filter((each) => each.kind === kinds[kind]);
      const exact = typeof asked === 'object' && typeof asked.deviceId === 'object' && 'exact' in asked.deviceId;
      const wanted = exact ? all.find((each) => JSON.stringify(asked).includes(`"${each.deviceId}"`)) : all[0];
      if (all.length === 0) throw new DOMException('none', 'NotFoundError');
      if (wanted === undefined) throw new DOMException('not that one', 'OverconstrainedError');
      return [new FakeTrack(kind, wanted.deviceId)];
    });
    this.captured.push(...tracks);
    return new FakeStream(tracks);
  }
}

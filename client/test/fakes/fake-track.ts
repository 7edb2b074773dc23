/** A track without a device behind it. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly kind: string;
  readonly deviceId: string;
  readonly id = crypto.randomUUID();
  readonly label = '';
  readonly muted = false;
  contentHint = '';
  enabled = true;
  readyState: MediaStreamTrackState = 'live';
  onended: MediaStreamTrack['onended'] = null;
  onmute = null;
  onunmute = null;

  constructor(kind: 'audio' | 'video', deviceId = 'first') {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  /** The device is pulled out. */
  pullOut(): void {
    this.readyState = 'ended';
    this.onended?.call(this, new Event('ended'));
  }

  stop(): void {
    this.readyState = 'ended';
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }

  clone(): MediaStreamTrack {
    return this;
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId, height: 720 };
  }
}

/** A stream that only lists its tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  readonly #tracks: MediaStreamTrack[];
  readonly active = true;
  readonly id = crypto.randomUUID();
  onaddtrack = null;
  onremovetrack = null;

  constructor(tracks: MediaStreamTrack[]) {
    super();
    this.#tracks = tracks;
  }

  getTracks(): MediaStreamTrack[] {
    return this.#tracks;
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'audio');
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'video');
  }

  getTrackById(): MediaStreamTrack | null {
    return null;
  }

  addTrack(): void {
    throw new Error('not faked');
  }

  removeTrack(): void {
    throw new Error('not faked');
  }

  clone(): MediaStream {
    return this;
  }
}

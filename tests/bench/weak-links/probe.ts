import type { Page } from 'playwright-core';
import { stepPitches } from './pattern.ts';

/** Another endpoint that a page is watched for, and the CSS selector of what the page shows when one of the two lines has trouble. */
export interface Other {
  readonly endpointId: string;
  readonly said: string;
}

/** What a page plays of another endpoint, and says, at a moment of the line's clock. */
export interface Sample {
  readonly at: number;
  readonly heard: boolean;
  /** Which step of the pattern is heard, by its place in it; null for none. */
  readonly step: number | null;
  /** Frames shown since the page was opened. */
  readonly frames: number;
  /** Whether a sentence or a mark says that something is wrong with a line. */
  readonly said: boolean;
}

/** Samples of 48 kHz that a page's ear was given of an endpoint, and those made up in place of lost ones, without comfort noise. */
export interface Concealment {
  readonly concealed: number;
  readonly all: number;
}

/** What a page has begun since it was loaded: links for media, ICE on them, sockets. */
export interface Begun {
  readonly links: number;
  readonly ice: number;
  readonly sockets: number;
}

/** Lets a page, from its next loading on, count what it begins and look every 50 ms at what it plays of others. */
export const installProbe = async (page: Page, others: readonly Other[]): Promise<void> => {
  await page.addInitScript(countBeginnings);
  await page.addInitScript(lookAtOthers, { others, pitches: stepPitches });
};

/** Runs in the page, by itself. */
const countBeginnings = (): void => {
  const connections = new Set<RTCPeerConnection>();
  const begun = { links: 0, ice: 0, sockets: 0 };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    #fragment: string | undefined;
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
      begun.links += 1;
    }
    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const fragment = /^a=ice-ufrag:(\S+)/m.exec(description.sdp ?? '')?.[1];
      if (fragment !== undefined && fragment !== this.#fragment) {
        this.#fragment = fragment;
        begun.ice += 1;
      }
      return super.setRemoteDescription(description);
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      begun.sockets += 1;
    }
  };
  const concealment = async (endpointId: string): Promise<{ concealed: number; all: number }> => {
    const tracks = [...document.querySelectorAll<HTMLAudioElement>(`audio[data-endpoint="${endpointId}"]`)].flatMap(
      ({ srcObject }) => (srcObject instanceof MediaStream ? srcObject.getTracks().map(({ id }) => id) : []),
    );
    let [concealed, all] = [0, 0];
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      (await connection.getStats()).forEach((each: Record<string, unknown>) => {
        if (each['type'] !== 'inbound-rtp' || !tracks.includes(String(each['trackIdentifier']))) return;
        concealed += Number(each['concealedSamples']) - Number(each['silentConcealedSamples']);
        all += Number(each['totalSamplesReceived']);
      });
    }
    return { concealed, all };
  };
  const read = ['rid', 'active', 'framesEncoded', 'framesSent', 'framesReceived', 'framesDecoded', 'bytesSent']
    .concat(['bytesReceived', 'qualityLimitationReason', 'availableOutgoingBitrate'])
    .concat(['trackIdentifier']);
  const pictures = async (): Promise<string[]> => {
    const lines: string[] = [];
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      const ways = connection.getTransceivers().map(({ mid, direction, currentDirection, sender }) => {
        return `${mid} ${direction}/${currentDirection} ${sender.track?.readyState ?? 'no track'}`;
      });
      lines.push(`${connection.connectionState} ${connection.signalingState}: ${ways.join('; ')}`);
      (await connection.getStats()).forEach((each: Record<string, unknown>) => {
        const isPicture = each['kind'] === 'video' && /^(in|out)bound-rtp$/.test(String(each['type']));
        if (!isPicture && each['nominated'] !== true) return;
        const words = read.flatMap((name) =>
          each[name] === undefined ? [] : [`${name} ${JSON.stringify(each[name])}`],
        );
        lines.push(`${String(each['type'])}: ${words.join(', ')}`);
      });
    }
    return lines;
  };
  Reflect.set(window, 'probe', { begun: () => begun, concealment, pictures });
};

/** Runs in the page, by itself, after `countBeginnings`. */
const lookAtOthers = ({
  others,
  pitches,
}: {
  readonly others: readonly { readonly endpointId: string; readonly said: string }[];
  readonly pitches: readonly number[];
}): void => {
  const samples: {
    endpointId: string;
    at: number;
    heard: boolean;
    step: number | null;
    frames: number;
    said: boolean;
  }[] = [];
  const shown = new WeakMap<HTMLVideoElement, number>();
  const context = new AudioContext();
  const wave = new Float32Array(2048);
  const spectrum = new Float32Array(wave.length / 2);
  const nothing = { heard: false, step: null };
  /** The pitch of the row that sounds loudest, where it is clearly one of them. */
  const stepIn = (): number | null => {
    const hertz = context.sampleRate / wave.length;
    const first = Math.floor(Math.min(...pitches) / hertz) - 1;
    const band = spectrum.subarray(first, Math.ceil(Math.max(...pitches) / hertz) + 2);
    const loudest = (band.indexOf(Math.max(...band)) + first) * hertz;
    const step = pitches.findIndex((pitch) => Math.abs(pitch - loudest) < 25);
    return step < 0 ? null : step;
  };
  const earOf = (endpointId: string): (() => { heard: boolean; step: number | null }) => {
    let [stream, input]: [MediaStream | null, AudioNode | null] = [null, null];
    const analyser = context.createAnalyser();
    analyser.fftSize = wave.length;
    analyser.smoothingTimeConstant = 0;
    return () => {
      const element = document.querySelector<HTMLAudioElement>(
        `audio[data-endpoint="${endpointId}"][data-source="microphone"]`,
      );
      const now = element?.srcObject;
      if (!(now instanceof MediaStream) || element?.paused !== false || element.muted) return nothing;
      if (now !== stream) {
        void context.resume();
        input?.disconnect();
        stream = now;
        input = context.createMediaStreamSource(now);
        input.connect(analyser);
      }
      analyser.getFloatTimeDomainData(wave);
      if (!wave.some((sample) => Math.abs(sample) > 0.01)) return nothing;
      analyser.getFloatFrequencyData(spectrum);
      return { heard: true, step: stepIn() };
    };
  };
  const framesOf = (endpointId: string): number => {
    const pictures = document.querySelectorAll<HTMLVideoElement>(
      `video[data-endpoint="${endpointId}"][data-source="camera"]`,
    );
    // The same picture may stand in several places.
    return Math.max(
      0,
      ...[...pictures].map((video) => {
        const { totalVideoFrames } = video.getVideoPlaybackQuality();
        const before = shown.get(video) ?? 0;
        shown.set(video, totalVideoFrames);
        return totalVideoFrames - before;
      }),
    );
  };
  const watched = others.map(({ endpointId, said }) => ({ endpointId, said, hears: earOf(endpointId), frames: 0 }));
  const look = (): void => {
    const at = performance.now();
    for (const each of watched) {
      const { endpointId, said, hears } = each;
      each.frames += framesOf(endpointId);
      samples.push({
        endpointId,
        at,
        ...hears(),
        frames: each.frames,
        said: document.querySelector(said) !== null,
      });
    }
  };
  addEventListener('DOMContentLoaded', () => setInterval(look, 50));
  const probe: unknown = Reflect.get(window, 'probe');
  if (typeof probe === 'object' && probe !== null) Reflect.set(probe, 'samples', () => samples.splice(0));
};

import type { Page } from 'playwright-core';

/** Runs in the page: keeps its connections, for `streamsOf`. */
export const keepConnections = (): void => {
  const kept: RTCPeerConnection[] = [];
  Reflect.set(window, 'keptConnections', kept);
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...how: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...how);
      kept.push(this);
    }
  };
};

/** The SSRCs of all streams of one kind that a page sends (`outbound-rtp`) or receives (`inbound-rtp`), those that repeat lost packets among them. */
export const streamsOf = (
  page: Page,
  kind: 'audio' | 'video',
  way: 'outbound-rtp' | 'inbound-rtp',
): Promise<number[]> =>
  page.evaluate(
    async ([wanted, type]) => {
      const kept: unknown = Reflect.get(window, 'keptConnections');
      const connections = Array.isArray(kept) ? kept.filter((each) => each instanceof RTCPeerConnection) : [];
      const reports = await Promise.all(connections.map((each) => each.getStats()));
      return reports
        .flatMap((report) => [...report.values()])
        .filter((each) => each.type === type && each.kind === wanted)
        .flatMap((each) => [each.ssrc, each.rtxSsrc])
        .filter((each) => typeof each === 'number');
    },
    [kind, way] as const,
  );

/** In which codecs a page sends or receives the pictures of so many lines that flow now, by their MIME types. */
export const codecsOf = (page: Page, way: 'outbound-rtp' | 'inbound-rtp', height: number): Promise<string[]> =>
  page.evaluate(
    async ([type, lines]) => {
      const kept: unknown = Reflect.get(window, 'keptConnections');
      const connections = Array.isArray(kept) ? kept.filter((each) => each instanceof RTCPeerConnection) : [];
      const reports = await Promise.all(connections.map((each) => each.getStats()));
      return reports.flatMap((report) =>
        [...report.values()]
          .filter((each) => each.type === type && each.frameHeight === lines && each.active !== false)
          .map((each) => String(report.get(each.codecId)?.mimeType)),
      );
    },
    [way, height] as const,
  );

/** Runs in a page: its browser neither sends nor reads AV1, as those of some years ago. */
export const withoutAv1 = (): void => {
  const codecs = (): RTCRtpCodec[] =>
    (RTCRtpReceiver.getCapabilities('video')?.codecs ?? []).filter(({ mimeType }) => mimeType !== 'video/AV1');
  const older = class extends RTCPeerConnection {
    override addTransceiver(...what: Parameters<RTCPeerConnection['addTransceiver']>): RTCRtpTransceiver {
      const transceiver = super.addTransceiver(...what);
      if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(codecs());
      return transceiver;
    }
  };
  window.RTCPeerConnection = older;
};

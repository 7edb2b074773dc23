/** What one direction of a line does to IP packets, media and signalling alike; lane.py carries it out. */
export interface Impairment {
  /** Kilobits of IP packets a second; null: as fast as they come. */
  readonly rateKbps: number | null;
  /** A packet that would wait longer than this for its turn, in milliseconds, is dropped. */
  readonly queueMs: number;
  /** Share of the packets that get lost on the way, 0 … 100. */
  readonly lossPercent: number;
  /** How many packets are lost in a row on average (Gilbert's model); null: each by itself. */
  readonly burst: number | null;
  readonly delayMs: number;
  /** Up to so many milliseconds are added to the delay of each packet; their order is kept. */
  readonly jitterMs: number;
  /** Nothing passes, and what is on the way is gone. */
  readonly cut: boolean;
  readonly noUdp: boolean;
  /** Ports of the hub that TCP does not reach. */
  readonly noTcpPorts: readonly number[];
  /** Ports of the hub that TCP alone reaches; null: all. */
  readonly onlyTcpPorts: readonly number[] | null;
  /** Streams of media, by the SSRC of their RTP over UDP, of which nothing arrives while all else does. */
  readonly noStreams: readonly number[];
}

/** A direction that nothing impairs. */
export const unimpaired: Impairment = {
  rateKbps: null,
  queueMs: 200,
  lossPercent: 0,
  burst: null,
  delayMs: 0,
  jitterMs: 0,
  cut: false,
  noUdp: false,
  noTcpPorts: [],
  onlyTcpPorts: null,
  noStreams: [],
};

/** Down: from the hub to the PC. */
export type Way = 'up' | 'down';

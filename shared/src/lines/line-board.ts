import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';
import { CameraKept, LessBy, Rung } from '../meeting/ladder.ts';
import { LinkGrade } from '../meeting/links.ts';
import { StandingTrouble } from '../meeting/troubles.ts';

/** What goes over a line in one direction, since it was measured last. */
export const LineFlowView = z.strictObject({
  /** In bit/s. */
  bitrate: z.int().min(0),
  /** What it would take whole at most, in bit/s, with all that is kept back for want of a wider line: pictures that hardly move take less. */
  need: z.int().min(0),
  /** Share of packets lost, 0 to 1; null where too few were sent to tell. */
  loss: z.number().min(0).max(1).nullable(),
  /** The worst of its streams, in milliseconds; null where nothing told it. */
  jitterMs: z.number().min(0).nullable(),
});
export type LineFlowView = z.infer<typeof LineFlowView>;

/**
 * Where the line of an endpoint stands. `away`: it is not in the meeting, and not for want of a line; `lost`: nothing comes from it, neither
 * by its page nor by its media; `outage`: nothing comes by its media alone.
 */
export const LineState = z.enum(['here', 'lost', 'outage', 'away']);
export type LineState = z.infer<typeof LineState>;

/** The line of one endpoint of a meeting that is going on. */
export const LineView = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  state: LineState,
  /** Since when it is lost or out. */
  since: Instant.nullable(),
  /** As the record has it. */
  grade: LinkGrade.nullable(),
  /** How much of the meeting it is sent, and what keeps it from more; null while it is not here, the reason on the highest rung as well. */
  rung: Rung.nullable(),
  rungBy: LessBy.nullable(),
  /** What of its own camera its page keeps back, and for the sake of what; null for nothing, and while it is not here. */
  cameraKept: CameraKept.nullable(),
  cameraKeptBy: LessBy.extract(['line', 'pc']).nullable(),
  /** From the endpoint to the hub, and back; null while it was not measured. */
  up: LineFlowView.nullable(),
  down: LineFlowView.nullable(),
  roundTripMs: z.number().min(0).nullable(),
  /** For how long of the last ten seconds a picture or a voice stood still on its page, in milliseconds; null where the page does not say. */
  frozenMs: z.int().min(0).nullable(),
  /** What is wrong with what it sends. */
  troubles: z.array(StandingTrouble).max(8),
});
export type LineView = z.infer<typeof LineView>;

/** The line by which the hub itself reaches the endpoints that are not in its own local network, over all meetings. */
export const HubLineView = z.strictObject({
  /** All that is wanted of it, in bit/s. */
  wanted: z.int().min(0),
  /** What it bears, in bit/s. */
  bears: z.int().min(0),
  /** Whether whoever runs the hub said so, or it was learnt from many lines that fell together. */
  known: z.enum(['set', 'learnt']),
  /** Since when it has borne less than what is wanted; null while it bears all. */
  shortSince: Instant.nullable(),
  /** Endpoints that are reached by it, and those of the local network, which are not. */
  over: z.int().min(0),
  local: z.int().min(0),
});
export type HubLineView = z.infer<typeof HubLineView>;

/** The lines of all endpoints that are expected in a meeting, in the directory's order, and the hub's own; null where nothing is known of that. */
export const LineBoardBody = z.strictObject({
  at: Instant,
  lines: z.array(LineView).max(1000),
  hubLine: HubLineView.nullable(),
});
export type LineBoardBody = z.infer<typeof LineBoardBody>;

/** How what is received has come to a page, since it said so last. */
export const ToldReception = z.strictObject({
  /** The worst of the voices, in milliseconds; null where none comes. */
  jitterMs: z.number().min(0).max(60_000).nullable(),
  /** For how long something that should have come did not, in milliseconds. */
  frozenMs: z.int().min(0).max(60_000),
});
export type ToldReception = z.infer<typeof ToldReception>;

import { z } from 'zod';
import { Line } from '../kit/text.ts';
import { EndpointId, EnrolmentId } from '../kit/ids.ts';
import { PcPurpose } from '../kit/roles.ts';
import { Instant } from '../kit/time.ts';

/** A PC that is enrolled, in words that a technician knows it by. */
export const EnrolledPc = z.strictObject({
  enrolmentId: EnrolmentId,
  purpose: PcPurpose,
  /** When its link was used. */
  since: Instant,
  /** Who made that link, and when; null where the hub made it, or it was made before that was noted. */
  madeBy: z.string().nullable(),
  madeAt: Instant,
  /** `Chrome 150`; empty where the browser did not say. */
  browser: z.string(),
  /** `Windows`; empty where the browser did not say. */
  system: z.string(),
  /** Network address from which it was enrolled; null where it was not noted. */
  address: z.string().nullable(),
  lastSeenAt: Instant.nullable(),
});
export type EnrolledPc = z.infer<typeof EnrolledPc>;

/** A link, with its code, that nobody used yet. */
export const OpenLink = z.strictObject({
  enrolmentId: EnrolmentId,
  purpose: PcPurpose,
  madeBy: z.string().nullable(),
  madeAt: Instant,
  expiresAt: Instant,
});
export type OpenLink = z.infer<typeof OpenLink>;

/** Who holds an endpoint: its PCs, the longest enrolled first, and the link that waits for one. */
export const EndpointEnrolment = z.strictObject({ pcs: z.array(EnrolledPc), link: OpenLink.nullable() });
export type EndpointEnrolment = z.infer<typeof EndpointEnrolment>;

/** What a PC is enrolled for, and how it comes to those of the endpoint that are for the same: beside them, or in their place. */
const Coming = z.strictObject({ purpose: PcPurpose.default('seat'), beside: z.boolean().default(false) });

/** What a new link is made with; `ends` names the link and the PCs that will end by it, as the admin was told. */
export const NewEnrolmentLink = z.strictObject({ ends: z.array(EnrolmentId).max(100).default([]), ...Coming.shape });

/** What ends by a new link: the open link at once; when it is used, the PCs that are for the same, unless the new one comes beside them. */
export const endedByNewLink = (
  { pcs, link }: EndpointEnrolment,
  { purpose, beside }: z.output<typeof Coming>,
): readonly EnrolmentId[] =>
  [...(beside ? [] : pcs.filter((pc) => pc.purpose === purpose)), ...(link === null ? [] : [link])].map(
    ({ enrolmentId }) => enrolmentId,
  );

/** A link that enrols one PC and the code that does the same when it is typed; both shown once, both spent by one use. */
export const EnrolmentLink = z.strictObject({
  endpointId: EndpointId,
  enrolmentId: EnrolmentId,
  /** Path such as `/enrol#…`, to be opened on that PC. */
  url: z.string(),
  /** `CFH37-KM42X`. */
  code: z.string(),
  purpose: PcPurpose,
  expiresAt: Instant,
});
export type EnrolmentLink = z.infer<typeof EnrolmentLink>;

/** What a browser shows to be enrolled: the token of a link, or a code as it was typed. */
export const EnrolmentKey = z.union([
  z.strictObject({ token: z.string().min(20).max(200) }),
  z.strictObject({ code: Line(1, 60) }),
]);
export type EnrolmentKey = z.infer<typeof EnrolmentKey>;

/** A PC as another browser is told of it. */
const OtherPc = EnrolledPc.pick({ browser: true, system: true, lastSeenAt: true });

/** What a link or code would do, or why it does nothing any more. Looking uses nothing up. */
export const EnrolmentLook = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    name: z.string(),
    leads: z.boolean(),
    purpose: PcPurpose,
    expiresAt: Instant,
    /** The PCs that lose the endpoint by it. */
    ends: z.array(OtherPc),
    /** The PCs that stay enrolled beside this one for the same. */
    stays: z.array(OtherPc),
  }),
  z.strictObject({ state: z.enum(['used', 'expired', 'replaced', 'revoked']), name: z.string(), at: Instant }),
]);
export type EnrolmentLook = z.infer<typeof EnrolmentLook>;

/** Why a PC is enrolled no longer. */
export const EnrolmentEnded = z.strictObject({
  /** The endpoint's name; empty where the endpoint is gone. */
  name: z.string(),
  cause: z.enum(['revoked', 'replaced']),
  at: Instant.nullable(),
});
export type EnrolmentEnded = z.infer<typeof EnrolmentEnded>;

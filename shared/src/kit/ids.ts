import { z } from 'zod';

/** A short opaque identifier, safe in addresses and file names; the brand keeps one kind from being passed for another. */
const id = <Brand extends string>() =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/)
    .brand<Brand>();

/** One sitting, from opening to closing. */
export const MeetingId = id<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

/** One bridge point (điểm cầu): a place with several people in it. */
export const EndpointId = id<'EndpointId'>();
export type EndpointId = z.infer<typeof EndpointId>;

/** One administrative unit (đơn vị hành chính); its statistical code may be re-used by another unit later, this id never. */
export const UnitId = id<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;

/** A named person who signs in. */
export const AccountId = id<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** The binding of one browser to one endpoint. */
export const EnrolmentId = id<'EnrolmentId'>();
export type EnrolmentId = z.infer<typeof EnrolmentId>;

/** A panel that was paired with one meeting. */
export const PanelId = id<'PanelId'>();
export type PanelId = z.infer<typeof PanelId>;

/** A person who takes part in meetings: a name in the directory of people; need not be able to sign in. */
export const PersonId = id<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** One row of a meeting's conclusions, the same through all versions of them. */
export const ConclusionId = id<'ConclusionId'>();
export type ConclusionId = z.infer<typeof ConclusionId>;

/** A message in a meeting, named by the page that asks for it. */
export const MessageId = id<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** A report that was kept with its figures. */
export const ReportId = id<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

/** A token with which another program reads the statistics. */
export const ApiTokenId = id<'ApiTokenId'>();
export type ApiTokenId = z.infer<typeof ApiTokenId>;

/** A file by its content: its SHA-256 in small hexadecimal digits. */
export const FileId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;

/** One open page, which lives as long as its socket. */
export const PageId = id<'PageId'>();
export type PageId = z.infer<typeof PageId>;

/** A media transport, a stream that goes up and a stream that comes down; named by the media plane. */
export const TransportId = id<'TransportId'>();
export type TransportId = z.infer<typeof TransportId>;
export const ProducerId = id<'ProducerId'>();
export type ProducerId = z.infer<typeof ProducerId>;
export const ConsumerId = id<'ConsumerId'>();
export type ConsumerId = z.infer<typeof ConsumerId>;

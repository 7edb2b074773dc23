import type { ConclusionId, Instant, MeetingView, SeatView } from '@diem-cau/shared';

/** A conclusion as it was sent, by which its receipts are told from those of an earlier text. */
export const sentKey = ({
  conclusionId,
  sentAt,
}: {
  readonly conclusionId: ConclusionId;
  readonly sentAt: Instant;
}): string => `${conclusionId} ${sentAt}`;

/** How the conclusion that was sent last stands. */
export interface LastSent {
  readonly conclusionId: ConclusionId;
  readonly sentAt: Instant;
  /** How its work begins. */
  readonly work: string;
  /** Those whom it concerns, with when each received it. */
  readonly of: readonly { readonly seat: SeatView; readonly receivedAt: Instant | null }[];
}

/** The conclusion that was sent last, and who has received it; null where none stands at endpoints. */
export const lastSent = ({ conclusions, seats }: Pick<MeetingView, 'conclusions' | 'seats'>): LastSent | null => {
  const sent = conclusions.at(-1);
  if (sent === undefined) return null;
  const of = seats.flatMap((seat) =>
    (seat.asked ?? [])
      .filter(({ conclusionId }) => conclusionId === sent.conclusionId)
      .map(({ receivedAt }) => ({ seat, receivedAt })),
  );
  return { ...sent, of };
};

/** Whether somebody who is there has yet to receive it. */
export const isAwaited = ({ of }: LastSent): boolean =>
  of.some(({ seat, receivedAt }) => receivedAt === null && seat.seat.state === 'present');

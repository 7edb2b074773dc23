import { useEffect, useState, type ReactNode } from 'react';
import { addTexts } from '../i18n/current-language.ts';
import { chairTexts } from '../i18n/shelves.ts';
import type { SeatPageProps } from './seat-page-props.ts';

type DrawSeat = (props: SeatPageProps) => ReactNode;

const loadSeatPage = async (leads: boolean): Promise<DrawSeat> => {
  if (leads) {
    const [{ RoomSeat }] = await Promise.all([import('./room-seat.tsx'), addTexts(chairTexts)]);
    return (props) => <RoomSeat {...props} />;
  }
  const { CommuneSeat } = await import('./commune-seat.tsx');
  return (props) => <CommuneSeat {...props} />;
};

/**
 * Draws the meeting's page of this endpoint. It is loaded while the endpoint waits, so that it is there when "join" is pressed; null until
 * then. A room loads no commune's page, nor a commune a room's.
 */
export const useSeatPage = (leads: boolean): DrawSeat | null => {
  const [loaded, setLoaded] = useState<{ readonly draw: DrawSeat | null }>({ draw: null });
  useEffect(() => {
    let gone = false;
    loadSeatPage(leads).then(
      (draw) => {
        if (!gone) setLoaded({ draw });
      },
      // The page loads itself anew when a part of it does not come (`main.tsx`).
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [leads]);
  return loaded.draw;
};

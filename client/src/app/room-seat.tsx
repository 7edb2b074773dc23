import { LateChime } from '../features/meeting/chime/index.ts';
import { DeviceSettings } from '../features/meeting/devices/index.ts';
import { RoomPage } from '../features/meeting/room/index.ts';
import { useHub } from '../react/hub-context.tsx';
import { Help } from '../ui/help/index.ts';
import type { SeatPageProps } from './seat-page-props.ts';

/** The meeting as the leading room sees it. */
export const RoomSeat = ({ name }: SeatPageProps) => {
  const { hello } = useHub();
  return (
    <>
      <RoomPage devices={<DeviceSettings name={name} />} help={<Help topic="room" profile={hello} />} />
      <LateChime />
    </>
  );
};

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { meterLevel } from '../core/devices/level-meter.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The level of the own microphone from 0 to 1, about twelve times a second; 0 while there is none. */
export const useLevel = (): number => {
  const { devices } = useEndpoint();
  const capture = useStore(devices.microphone.state);
  const track = capture.state === 'on' ? capture.track : null;
  const [level, setLevel] = useState(0);
  useEffect(() => (track === null ? undefined : meterLevel(track, setLevel)), [track]);
  return track === null ? 0 : level;
};

import { z } from 'zod';

/** A device that the person chose: ids change with the browser's storage and with drivers, labels mostly stay. */
export const RememberedDevice = z.object({ id: z.string(), label: z.string() });
export type RememberedDevice = z.infer<typeof RememberedDevice>;

/** A device that is plugged in now. */
export interface DeviceEntry {
  readonly id: string;
  /** Empty while the browser has no permission yet. */
  readonly label: string;
}

/** The device to use: the remembered one by its id, else by its label, else null, which leaves the choice to the browser. */
export const chooseDevice = (
  present: readonly DeviceEntry[],
  remembered: RememberedDevice | null,
): DeviceEntry | null => {
  if (remembered === null) return null;
  return (
    present.find((each) => each.id === remembered.id) ??
    present.find((each) => each.label !== '' && each.label === remembered.label) ??
    null
  );
};

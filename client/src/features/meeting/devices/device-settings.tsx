import { DeviceChoices } from './device-choices.tsx';
import classes from './devices.module.css';
import { OwnPreview } from './own-preview.tsx';

/** Picture, level and choices side by side, for a dialog over the meeting. */
export const DeviceSettings = ({ name }: { name: string }) => (
  <div className={classes.panel}>
    <OwnPreview name={name} />
    <DeviceChoices />
  </div>
);

import { Part } from '../../../ui/part.tsx';
import { DeviceChoices } from './device-choices.tsx';
import classes from './devices.module.css';
import { OwnPreview } from './own-preview.tsx';

const loadReception = () => import('./reception-choice.tsx');

/** Picture, level and choices side by side, for a dialog over the meeting. */
export const DeviceSettings = ({ name }: { name: string }) => (
  <div className={classes.panel}>
    <OwnPreview name={name} />
    <div className={classes.choices}>
      <DeviceChoices />
      <Part load={loadReception} waiting={null}>
        {({ ReceptionChoice }) => <ReceptionChoice />}
      </Part>
    </div>
  </div>
);

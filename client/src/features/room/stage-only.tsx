import classes from './room.module.css';
import { RoomStage } from './room-stage.tsx';
import { StatusLine } from './status-line.tsx';

/** The stage as large as can be: for reading a document on the screen. */
export const StageOnly = () => (
  <div className={classes.stageOnly}>
    <section className={classes.stage}>
      <RoomStage />
    </section>
    <StatusLine page={null} />
  </div>
);

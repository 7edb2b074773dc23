import classes from './level-bar.module.css';

const bars = 14;

/** The level of a voice as a row of bars that fill from the left: seen by its length, not by its colour alone. */
export const LevelBar = ({ level, label }: { level: number; label: string }) => (
  <div
    className={classes.bar}
    role="meter"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(level * 100)}
    data-testid="level"
  >
    {Array.from({ length: bars }, (_, index) => (
      <span key={index} className={index < Math.round(level * bars) ? classes.full : classes.empty} />
    ))}
  </div>
);

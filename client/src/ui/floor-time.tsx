import { useTranslation } from 'react-i18next';
import classes from './floor-time.module.css';

const words = { calm: 'left', amber: 'left', red: 'over', open: 'lasted' } as const;

interface FloorTimeProps {
  /** As `timeLeft` makes it. */
  readonly time: { readonly tone: keyof typeof words; readonly text: string };
}

/** The time of whoever has the floor: amber for the last seconds, red and counting up beyond; by shape and word, too. */
export const FloorTime = ({ time: { tone, text } }: FloorTimeProps) => {
  const { t } = useTranslation('floor');
  return (
    <span
      className={classes.time}
      role="timer"
      aria-label={t(words[tone], { time: text })}
      data-tone={tone}
      data-testid="floor-time"
    >
      {text}
    </span>
  );
};

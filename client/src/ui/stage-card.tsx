import type { ReactNode } from 'react';
import classes from './stage-card.module.css';

interface StageCardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly tone?: 'calm' | 'trouble';
  readonly testId: string;
  /** What goes on behind the title, such as how long it has been so. */
  readonly after?: ReactNode;
  readonly children?: ReactNode;
}

/** Letters from which a sentence is written smaller, so that it leaves room for what to do: two lines of the narrowest stage. */
const longTitle = 50;

/** What stands in the place of the picture: one large sentence, and what to do. */
export const StageCard = ({ icon, title, text, tone = 'calm', testId, after, children }: StageCardProps) => (
  <div
    className={`${classes.card} ${classes[tone]}`}
    data-testid={testId}
    role={tone === 'trouble' ? 'alert' : undefined}
  >
    <span className={classes.icon} aria-hidden="true">
      {icon}
    </span>
    <h2 data-long={title.length > longTitle}>
      {title}
      {after}
    </h2>
    {text !== undefined && text !== '' && <p>{text}</p>}
    {children}
  </div>
);

import type { ReactNode } from 'react';
import classes from './sentence-page.module.css';

interface SentencePageProps {
  readonly title: string;
  readonly testId: string;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

/** A whole page that says one thing and what to do about it. */
export const SentencePage = ({ title, testId, busy = false, children }: SentencePageProps) => (
  <main className={classes.page} data-testid={testId} aria-busy={busy}>
    <div className={classes.text}>
      {busy && <span className={classes.pulse} aria-hidden="true" />}
      <h1>{title}</h1>
      {children}
    </div>
  </main>
);

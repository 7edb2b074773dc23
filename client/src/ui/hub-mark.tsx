import type { Profile } from '@diem-cau/shared';
import classes from './hub-mark.module.css';

/** The hub's mark beside its name, which says the same in words; nothing where there is none. */
export const HubMark = ({ profile: { mark } }: { profile: Pick<Profile, 'mark'> }) =>
  mark === null ? null : <img className={classes.mark} src={mark} alt="" data-testid="hub-mark" />;

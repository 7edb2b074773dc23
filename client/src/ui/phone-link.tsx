import { phoneLink } from '@diem-cau/shared';
import classes from './phone-link.module.css';

/** A telephone number as it was typed, which a telephone or a program for calls can be pressed with. */
export const PhoneLink = ({ phone }: { phone: string }) => {
  const href = phoneLink(phone);
  return href === null ? (
    <>{phone}</>
  ) : (
    <a href={href} className={classes.link}>
      {phone}
    </a>
  );
};

import { phoneLink } from '@diem-cau/shared';

/** A telephone number as it was typed, which a telephone or a program for calls can be pressed with. */
export const PhoneLink = ({ phone }: { phone: string }) => {
  const href = phoneLink(phone);
  return href === null ? <>{phone}</> : <a href={href}>{phone}</a>;
};

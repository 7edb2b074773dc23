/** The ways in which a password may be good enough; the hub has the last word. */
export interface PasswordRule {
  /** At least 14 characters of any kind, blanks at the ends not counted. */
  readonly long: boolean;
  /** At least 8 characters, among them a capital, a small letter, a digit and a sign. */
  readonly mixed: boolean;
}

/** Measures a password against the hub's rule while it is being typed. */
export const passwordRule = (password: string): PasswordRule => {
  const text = password.normalize('NFC').trim();
  const length = [...text].length;
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];
  return { long: length >= 14, mixed: length >= 8 && kinds.every((kind) => kind.test(text)) };
};

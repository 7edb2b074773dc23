/**
 * The number of an endpoint as it stands after one more digit; empty while none is being typed. A number that no endpoint has begins
 * anew with its last digit, so that whoever mistypes just types on.
 * @param highest the highest number that an endpoint has
 */
export const typeDigit = (typed: string, digit: number, highest: number): string => {
  const longer = Number(typed) * 10 + digit;
  if (longer >= 1 && longer <= highest) return String(longer);
  return digit >= 1 && digit <= highest ? String(digit) : '';
};

/** Kinds of units as officials shorten them. */
const shortKinds = [
  ['Thị trấn ', 'TT. '],
  ['Thành phố ', 'TP. '],
  ['Thị xã ', 'TX. '],
  ['Phường ', 'P. '],
] as const;

const shortKind = (name: string): string => {
  const [long, short] = shortKinds.find(([kind]) => name.startsWith(kind)) ?? ['', ''];
  return short + name.slice(long.length);
};

/**
 * Names for narrow tiles: a first word that most endpoints share (`Xã`) tells nothing apart and is left out, the kinds of the few
 * others are shortened (`TT.`). Keyed by the full name. Where that would make two names equal, nothing is left out.
 */
export const shortNames = (names: readonly string[]): ReadonlyMap<string, string> => {
  const counts = new Map<string, number>();
  for (const name of names) {
    const [first = '', ...rest] = name.split(' ');
    if (rest.length > 0) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [usual, count = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  const whole = new Map(names.map((name) => [name, name]));
  if (usual === undefined || names.length < 3 || count * 2 <= names.length) return whole;
  const prefix = `${usual} `;
  const shortened = new Map(
    names.map((name) => [name, name.startsWith(prefix) ? name.slice(prefix.length) : shortKind(name)]),
  );
  return new Set(shortened.values()).size === new Set(names).size ? shortened : whole;
};

import { foldForSearch } from '@diem-cau/shared';

/** Somebody to be found: a name, and whatever else may be typed to find it, such as position and unit. */
export interface Findable {
  readonly name: string;
  readonly besides: readonly string[];
}

const collator = new Intl.Collator('vi');

/** A Vietnamese name's last word, by which people are called and lists are sorted. */
const givenName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

const wordsOf = (folded: string): readonly string[] => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * How well a name fits: 0 where each word that was typed is a word of the name, 1 where each begins one, 2 where each occurs in it, 3
 * where something else is meant, such as the unit.
 */
const rank = (name: string, words: readonly string[]): number => {
  const parts = wordsOf(name);
  const fits: readonly ((word: string) => boolean)[] = [
    (word) => parts.includes(word),
    (word) => parts.some((part) => part.startsWith(word)),
    (word) => name.includes(word),
    () => true,
  ];
  return fits.findIndex((fit) => words.every(fit));
};

/**
 * Those in whose name, position or unit all words occur, with or without tone marks: fitting names first, then by given name as
 * Vietnamese lists are.
 */
export const findByWords = <Item>(
  items: readonly Item[],
  words: string,
  read: (item: Item) => Findable,
): readonly Item[] => {
  const wanted = foldForSearch(words).split(' ').filter(Boolean);
  return items
    .flatMap((item) => {
      const { name, besides } = read(item);
      const text = foldForSearch([name, ...besides].join(' | '));
      const folded = foldForSearch(name);
      return wanted.every((word) => text.includes(word)) ? [{ item, name, rank: rank(folded, wanted) }] : [];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank || collator.compare(givenName(a.name), givenName(b.name)) || collator.compare(a.name, b.name),
    )
    .map(({ item }) => item);
};

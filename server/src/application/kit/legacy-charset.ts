import { isSyllable } from './vietnamese-syllable.ts';

/** How Vietnamese was written before Unicode: letters in the places of Latin-1, made visible by fonts of its own. */
type LegacyCharset = 'TCVN3' | 'VNI';

/** What was found, with a word as it stands in the file. */
export interface LegacyText {
  readonly charset: LegacyCharset;
  readonly word: string;
}

type Table = readonly (readonly [string, string])[];

/** Pairs what stands in the file with what was meant; the words of both lists stand in the same order. */
const table = (written: string, meant: string): Table => {
  const letters = meant.split(' ');
  return written.split(' ').map((each, index) => [each, letters[index] ?? each]);
};

/** TCVN 5712:1993, VN3 (fonts `.VnTime`); U+00AD is its ư. */
const tcvn3 = table(
  '¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ \u00AD ® µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä å æ ç è é ê ë ì í î ï ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ',
  'Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ ư đ à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ',
);

/** VNI for Windows (fonts `VNI-Times`): most marks stand behind their letter. */
const vniSmall = table(
  'aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä où oø oû oõ oï oâ oá oà oå oã oä ôù ôø ôû ôõ ôï uù uø uû uõ uï öù öø öû öõ öï yù yø yû yõ ñ æ ó ò ô ö î',
  'á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ é è ẻ ẽ ẹ ê ế ề ể ễ ệ ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ứ ừ ử ữ ự ý ỳ ỷ ỹ đ ỉ ĩ ị ơ ư ỵ',
);
const vni: Table = [...vniSmall, ...vniSmall.map(([written, meant]) => [written.toUpperCase(), meant] as const)];

const reader = (charset: LegacyCharset, pairs: Table): { charset: LegacyCharset; read: (word: string) => string } => {
  const meant = new Map(pairs);
  const longestFirst = pairs.map(([written]) => written).toSorted((a, b) => b.length - a.length);
  const written = new RegExp(longestFirst.join('|'), 'gu');
  return { charset, read: (word) => word.replace(written, (each) => meant.get(each) ?? each) };
};
const readers = [reader('TCVN3', tcvn3), reader('VNI', vni)];

/** A word that could be from such a charset: letters of Latin-1 only, some of them with no ASCII. */
const mayBeLegacy = (word: string): boolean => /^[A-Za-z\u00A1-\u00FF]+$/u.test(word) && /[A-Za-z]/u.test(word);

/**
 * The charset in which a text was typed that is not Unicode; null where it is Unicode or cannot be told. A word speaks for a charset where
 * it is no syllable as it stands but is one as the charset reads it. One such word among proper ones, or a few among foreign ones, prove
 * nothing.
 */
export const legacyCharset = (text: string): LegacyText | null => {
  const words = new Set(
    text.split(/[\s\d\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7F]+/u).filter((each) => /[^\x00-\x7F]/u.test(each)),
  );
  const proper = [...words].filter((word) => isSyllable(word));
  const doubtful = [...words].filter((word) => !isSyllable(word) && mayBeLegacy(word));
  const found = readers
    .map(({ charset, read }) => ({ charset, own: doubtful.filter((word) => isSyllable(read(word))) }))
    .toSorted((a, b) => b.own.length - a.own.length)[0];
  const word = found?.own[0];
  if (found === undefined || word === undefined) return null;
  const speaks = found.own.length * 2 > doubtful.length && (found.own.length > 1 || proper.length === 0);
  return speaks ? { charset: found.charset, word } : null;
};

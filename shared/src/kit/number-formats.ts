/** The languages in which pages and files speak, Vietnamese first. */
export type SpokenLanguage = 'vi' | 'en';

/** How numbers are written in one language. */
export interface NumberFormats {
  /** `1.234,5` or `1,234.5`: one decimal at most. */
  readonly number: (value: number) => string;
  /** `1.235` or `1,235`. */
  readonly whole: (value: number) => string;
  /** `181,0` or `181.0`: decimals of a column stand below one another. */
  readonly decimal: (value: number) => string;
  /** `0,25` or `0.25`: all decimals, at most four. */
  readonly exact: (value: number) => string;
  /** A share of 1: `62,2%` or `62.2%`. */
  readonly percent: (share: number) => string;
}

const formatsOf = (locale: string): NumberFormats => {
  const places = (least: number, most: number, style: 'decimal' | 'percent' = 'decimal') => {
    const format = new Intl.NumberFormat(locale, {
      style,
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    return (value: number): string => format.format(value);
  };
  return {
    number: places(0, 1),
    whole: places(0, 0),
    decimal: places(1, 1),
    exact: places(0, 4),
    percent: places(1, 1, 'percent'),
  };
};

/** Numbers as each language writes them: `2.311,3` on Vietnamese pages and papers, `2,311.3` on English ones. */
export const numberFormats: Readonly<Record<SpokenLanguage, NumberFormats>> = {
  vi: formatsOf('vi-VN'),
  en: formatsOf('en-GB'),
};

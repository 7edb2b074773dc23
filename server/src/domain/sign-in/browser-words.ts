/** A browser and its system in the words that people know them by; empty where it does not say. */
export interface BrowserWords {
  readonly browser: string;
  readonly system: string;
}

/** In this order: Edge, Opera and Cốc Cốc call themselves Chrome as well, and Chrome calls itself Safari. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/u],
  ['Opera', /\bOPR\/(\d+)/u],
  ['Cốc Cốc', /\bcoc_coc_browser\/(\d+)/u],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/u],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/u],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/u],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//u],
];

/** Windows 10 and 11 call themselves alike. Android calls itself Linux as well. */
const systems: readonly (readonly [string, RegExp])[] = [
  ['Windows', /\bWindows NT\b/u],
  ['Android', /\bAndroid\b/u],
  ['iPhone, iPad', /\b(?:iPhone|iPad)\b/u],
  ['macOS', /\bMac OS X\b/u],
  ['ChromeOS', /\bCrOS\b/u],
  ['Linux', /\bLinux\b/u],
];

/** Reads what a browser says of itself (`User-Agent`, RFC 9110, 10.1.5): `Chrome 150`, `Windows`. */
export const browserWords = (userAgent: string): BrowserWords => {
  const found = browsers.flatMap(([name, mark]) => {
    const version = mark.exec(userAgent)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  });
  return { browser: found[0] ?? '', system: systems.find(([, mark]) => mark.test(userAgent))?.[0] ?? '' };
};

/** One key of a surface that is run by keys. */
interface Key {
  /** As `KeyboardEvent.code`, so that a Vietnamese input method does not get in the way; `Shift+` stands before it. */
  readonly codes: readonly string[];
  /** As the key help writes it; its words are `meeting:keys.<name>`. */
  readonly shown: string;
}

/**
 * The keys, by what they stand for, in the order of the key help. Nothing that others feel, or that goes on the record, has a single
 * key: B, A and the full stop are pressed by clickers and sleeves.
 */
export const keys = {
  microphone: { codes: ['KeyM'], shown: 'M' },
  camera: { codes: ['KeyV'], shown: 'V' },
  screen: { codes: ['KeyS'], shown: 'S' },
  layout: { codes: ['KeyL'], shown: 'L' },
  fullScreen: { codes: ['KeyF'], shown: 'F' },
  allMicrophones: { codes: ['Shift+KeyA'], shown: 'Shift A' },
  break: { codes: ['Shift+KeyB'], shown: 'Shift B' },
  page: { codes: ['PageUp', 'PageDown'], shown: 'PgUp PgDn' },
  /** By its number, as an example; Tab and Enter choose as in every page. */
  number: { codes: [], shown: '19 Enter' },
  floorMore: { codes: ['NumpadAdd', 'Shift+Equal'], shown: '+' },
  floorBack: { codes: ['NumpadSubtract', 'Shift+Minus'], shown: '-' },
  /** Of the number pad alone, and only where no number is being typed. */
  chairSpeaks: { codes: ['Numpad0'], shown: '0' },
  floorNext: { codes: ['NumpadMultiply', 'Shift+Digit8'], shown: '*' },
  /** Of the chosen endpoint, else of the chair. */
  stage: { codes: ['NumpadDivide', 'Shift+KeyC'], shown: '/' },
  stageAdd: { codes: ['Shift+KeyG'], shown: 'Shift G' },
  stageSpeaker: { codes: ['Shift+KeyN'], shown: 'Shift N' },
  stageScreen: { codes: ['Shift+KeyS'], shown: 'Shift S' },
  stageBoth: { codes: ['Shift+KeyD'], shown: 'Shift D' },
  tour: { codes: ['Shift+KeyT'], shown: 'Shift T' },
  /** Begins the walk of the roll, then: whoever is called has answered. */
  roll: { codes: ['Shift+KeyR'], shown: 'Shift R' },
  rollSilent: { codes: ['Shift+KeyX'], shown: 'Shift X' },
  ready: { codes: ['Shift+KeyK'], shown: 'Shift K' },
  /** Hands the lead over to the deputy, and takes it back. */
  lead: { codes: ['Shift+KeyU'], shown: 'Shift U' },
  /** Calls the chosen endpoint, which is missing. */
  ring: { codes: ['Shift+KeyP'], shown: 'Shift P' },
  undo: { codes: ['Shift+KeyZ'], shown: 'Shift Z' },
  microphoneOfChosen: { codes: ['Shift+KeyM'], shown: 'Shift M' },
  help: { codes: ['Slash', 'Shift+Slash'], shown: '?' },
  escape: { codes: ['Escape'], shown: 'Esc' },
} as const satisfies Readonly<Record<string, Key>>;

export type KeyName = keyof typeof keys;

const isName = (name: string): name is KeyName => name in keys;

/** The keys by name, in the order of the key help. */
export const keyNames: readonly KeyName[] = Object.keys(keys).filter(isName);

/** The digits, of the row above the letters and of the number pad, by code. */
export const digits: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 10 }, (_, digit) =>
    [`Digit${digit}`, `Numpad${digit}`].map((code) => [code, digit] as const),
  ).flat(),
);

/** The languages of the pages, Vietnamese first. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** Texts by topic that are needed together: each language of them is loaded when somebody reads it. */
export type Shelf = Readonly<Record<Language, () => Promise<Readonly<Record<string, object>>>>>;

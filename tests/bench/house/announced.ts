import type { LeanPage } from './lean-page.ts';

/** Notes when each of these pages first hears a notice of this name with this text in it. `stop` gives the times of those that did. */
export const listen = (pages: readonly LeanPage[], name: string, text: string): { readonly stop: () => number[] } => {
  const times: number[] = [];
  const ends = pages.map((page) => {
    let first = true;
    return page.onNotice((heard) => {
      if (!first || heard.name !== name || !JSON.stringify(heard.params).includes(text)) return;
      first = false;
      times.push(heard.at);
    });
  });
  return {
    stop: () => {
      for (const end of ends) end();
      return times;
    },
  };
};

/** Requests that a page may make at a stroke: joining with all media takes about twelve. */
const burst = 120;
/** Requests a second that it may keep up. */
const perSecond = 20;

/** A token bucket for one page: `take` says whether there is room for one more request. */
export const requestBudget = (now: () => number = Date.now): { take(): boolean } => {
  let tokens = burst;
  let at = now();
  return {
    take: () => {
      const then = at;
      at = now();
      tokens = Math.min(burst, tokens + ((at - then) / 1000) * perSecond);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};

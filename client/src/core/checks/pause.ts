/** A step was cut off: its check was stopped, or its time is over. What it holds, it gives back. */
export class StepEnded extends Error {}

/** What comes of some work; rejects with StepEnded as soon as the step has ended. */
export const untilEnded = <Result>(work: Promise<Result>, ending: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(new StepEnded());
    if (ending.aborted) end();
    ending.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => ending.removeEventListener('abort', end));
  });

/** Waits so many milliseconds; rejects with StepEnded as soon as the step has ended. */
export const pause = async (ms: number, ending: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await untilEnded(passed, ending);
  } finally {
    clearTimeout(timer);
  }
};

/** The pattern that every voice of a scene goes through without a pause, so that it can be told what of it came: one pitch after another, round and round. */

/** How long each pitch sounds, in milliseconds. */
export const stepMs = 200;

/** In hertz, in the order in which they sound: neighbours far from each other, and none so near another that a window of 40 ms could take one for it. */
export const stepPitches: readonly number[] = [300, 660, 420, 780, 360, 720, 480, 840, 540, 600];

const samplesPerSecond = 48_000;

/** Once through the pattern: each pitch with overtones, as a voice has them. */
export const patternVoice = (): Float32Array =>
  Float32Array.from({ length: (samplesPerSecond * stepMs * stepPitches.length) / 1_000 }, (_, index) => {
    const time = index / samplesPerSecond;
    const pitch = stepPitches[Math.floor((time * 1_000) / stepMs)] ?? 0;
    const tone = [1, 2, 3, 4].reduce(
      (sum, overtone) => sum + Math.sin(2 * Math.PI * pitch * overtone * time) / overtone ** 1.5,
      0,
    );
    return (tone * 9_000) / 32_768;
  });

/** A pitch of the pattern that was heard, by its place in it, at a moment in milliseconds. */
export interface HeardStep {
  readonly at: number;
  readonly step: number;
}

/** So many steps on and no more a voice may go at once where it was not long silent: what does not follow the row was no pitch of it. */
const mostAtOnce = 4;

/**
 * How many steps of the pattern came, of those that were said between two moments, in percent: each that is heard after another and follows it in the
 * row. What a browser makes up goes on with the pitch before, and is no step.
 */
export const stepsPercent = (heard: readonly HeardStep[], from: number, to: number): number => {
  let [came, last] = [0, null as HeardStep | null];
  for (const each of heard) {
    if (each.at < from || each.at > to || each.step === last?.step) continue;
    const on = last === null ? 1 : (each.step - last.step + stepPitches.length) % stepPitches.length;
    if (last !== null && on > mostAtOnce && each.at - last.at < mostAtOnce * stepMs) continue;
    came += 1;
    last = each;
  }
  return Math.min(100, (came / Math.max(1, (to - from) / stepMs)) * 100);
};

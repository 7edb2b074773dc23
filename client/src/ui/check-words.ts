import type { CheckFigures, CheckResult, CheckStep, SourceTrouble } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText } from './desk/figures.ts';

/** What is said of one step of a check. */
export interface CheckWords {
  readonly name: string;
  readonly said: string;
  /** What to do at the endpoint; empty where there is nothing. */
  readonly act: string;
  /** What to say on the phone; likewise. */
  readonly phone: string;
}

const megabits = (kbps: number): string => numberText(Math.round(kbps / 100) / 10);

/** Figures of a step that was made, as the words want them; null where it has none to show. */
const shown = (step: CheckStep, figures: CheckFigures): Record<string, string | number> | null => {
  const { camera, microphone, loudspeaker, ways, loop, line, bandwidth, reconnect } = figures;
  const round = Math.round;
  if (step === 'camera' && !('skipped' in camera) && camera.width > 0)
    return { width: camera.width, height: camera.height, frames: round(camera.framesPerSecond) };
  if (step === 'microphone' && !('skipped' in microphone) && microphone.peak > -119)
    return { peak: round(microphone.peak) };
  if (step === 'loudspeaker' && !('skipped' in loudspeaker) && loudspeaker.delayMs !== null)
    return { delay: round(loudspeaker.delayMs) };
  if (step === 'ways' && !('skipped' in ways)) return { udp: ways.udp, tcp: ways.tcp, relay: ways.relay };
  if (step === 'loop' && !('skipped' in loop) && loop.firstFrameMs !== null) return { first: round(loop.firstFrameMs) };
  if (step === 'line' && !('skipped' in line))
    return { trip: round(line.roundTripMs), loss: numberText(round(Math.max(line.lossUp, line.lossDown) * 10) / 10) };
  if (step === 'bandwidth' && !('skipped' in bandwidth))
    return { down: megabits(bandwidth.downKbps), up: megabits(bandwidth.upKbps) };
  if (step === 'reconnect' && !('skipped' in reconnect) && reconnect.backMs !== null)
    return { back: numberText(round(reconnect.backMs / 100) / 10) };
  return null;
};

const troubleOf = (step: CheckStep, figures: CheckFigures | null): SourceTrouble | null => {
  if (figures === null || (step !== 'camera' && step !== 'microphone')) return null;
  const of = figures[step];
  return 'skipped' in of ? null : of.trouble;
};

/**
 * The words of a check; its texts have to be there. @param advice what to do about a device, where the page knows it
 */
export const useCheckWords = (advice: (kind: 'camera' | 'microphone', trouble: SourceTrouble) => string = () => '') => {
  const { t, i18n } = useTranslation(['check', 'troubles']);
  const words = (result: CheckResult, figures: CheckFigures | null): CheckWords => {
    const { step } = result;
    const name = t(`steps.${step}`);
    if (result.light === 'skipped') {
      const what = step === 'microphone' || step === 'loudspeaker' ? t(`tried.${step}`) : '';
      const waits = result.skip === 'no-sound';
      return { name, said: t(`skips.${result.skip}`, { what }), act: '', phone: waits ? t('press') : '' };
    }
    const trouble = troubleOf(step, figures);
    const ways = figures?.ways;
    const told = {
      port: ways === undefined || 'skipped' in ways ? '' : ways.port,
      why: trouble === null ? '' : t(`troubles:why.${trouble}`),
      advice: trouble === null || (step !== 'camera' && step !== 'microphone') ? '' : advice(step, trouble),
    };
    // What is well needs nothing to be done.
    const said = (part: 'said' | 'act' | 'phone'): string => {
      const key = `findings.${result.finding}.${part}`;
      return i18n.exists(`check:${key}`) ? t(key, told) : '';
    };
    return { name, said: said('said'), act: said('act'), phone: said('phone') };
  };
  const figure = (step: CheckStep, figures: CheckFigures): string => {
    const found = shown(step, figures);
    if (found === null) return '';
    const marks = ['udp', 'tcp', 'relay'].flatMap((way) =>
      way in found ? [[way, t(`figures.${found[way]}`)] as const] : [],
    );
    return t(`figures.${step}`, { ...found, ...Object.fromEntries(marks) });
  };
  return { words, figure };
};

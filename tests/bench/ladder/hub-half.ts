import { loadavg } from 'node:os';
import type { Film } from '../../browser/support/device-files.ts';
import { report } from '../figures.ts';
import { Scene } from '../weak-links/scene.ts';
import { ladderRound, type LadderRound } from './ladder-round.ts';

/** The room is seen large by all: its picture takes what is reckoned for it. */
const roomFilm: Film = { width: 1280, height: 720, framesPerSecond: 10, frames: 10, grain: true };

/**
 * Three communes that hear the room and each other (three voices, 150 kbit/s) and see whoever speaks large (1.5 Mbit/s) and another small want some 5.4 Mbit/s; of what
 * the hub is said to bear, in kbit/s, nine tenths are shared: half of that.
 */
const communes = 3;
const lineKbps = 3_000;

const control = { settlingMs: 3_000, measuredMs: 10_000, aim: '' };

const tell = (name: string, { down }: LadderRound): void => {
  report(`${name}: recognised steps of 200 ms`, `${down.recognisedPercent.toFixed(1)} %`, '100 %');
  report(`${name}: made up of the voice`, `${down.concealedPercent.toFixed(1)} %`, '≤ 1 %');
  report(`${name}: longest silence`, `${down.longestSilenceMs.toFixed(0)} ms`);
  report(`${name}: frames/s`, down.framesPerSecond.toFixed(1));
  report(`${name}: on its line`, `${down.kbitPerSecond.toFixed(0)} kbit/s`);
};

/** A meeting whose hub has half of what is wanted of its own line: every voice whole, pictures shared alike. Each commune is measured in turn. */
export const hubHalf = async (): Promise<void> => {
  await using scene = await Scene.open({
    ...{ communes, relay: false, watchAll: true, films: { 0: roomFilm } },
    // The room is on the hub's own machine, and the lines of the communes are no local network.
    environment: { HUB_LINE_OUT_KBPS: String(lineKbps), HUB_LOCAL_NETWORKS: '127.0.0.0/8' },
  });
  const rounds: LadderRound[] = [];
  for (const [index, commune] of scene.communes.entries()) {
    const round = await ladderRound(scene, commune, control);
    rounds.push(round);
    tell(`hub-half: commune ${index + 1}`, round);
  }
  const rates = rounds.map(({ down }) => down.kbitPerSecond);
  const sum = rates.reduce((all, rate) => all + rate, 0);
  report('hub-half: all communes together', `${sum.toFixed(0)} kbit/s`, `≤ ${lineKbps} kbit/s`);
  report('hub-half: least of a commune to most', `${((Math.min(...rates) / Math.max(...rates)) * 100).toFixed(0)} %`);
  report('hub-half: load', loadavg()[0]?.toFixed(1) ?? '');
};

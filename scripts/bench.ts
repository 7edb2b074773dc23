/**
 * Sets everything up and measures; `npm run bench` comes here. Arguments name the parts to measure, which CONTRIBUTING.md lists under
 * "Benchmarks" (`kills=100`: so many rounds); all of them without.
 */
import { needPackages } from './setup/debian-packages.ts';
import { requireNode } from './setup/oldest-node.ts';
import { explain } from './setup/setup-error.ts';
import { pieces, setUp, type Piece } from './setup/set-up.ts';

const browser: Piece = {
  title: 'Browser',
  async run(step) {
    await needPackages(['chromium', 'chromium-headless-shell'], 'for the benchmark', step);
    step.say('installed');
    return {};
  },
};

try {
  requireNode();
  const env = await setUp([...pieces, browser], (_title, error) => {
    throw error;
  });
  Object.assign(process.env, env);
  // Only now are the packages there that it needs.
  const { benchmark } = await import('../tests/bench/benchmark.ts');
  const measured = await benchmark(process.argv.slice(2));
  // The fake media of the measured endpoints keep the process alive.
  process.exit(measured ? 0 : 1);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

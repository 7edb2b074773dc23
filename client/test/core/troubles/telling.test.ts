import { expect, test } from 'vitest';
import { Telling } from '../../../src/core/troubles/telling.ts';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

const hub = () => {
  const asked: string[] = [];
  const answers: { readonly yes: () => void; readonly no: () => void }[] = [];
  const telling = new Telling<string>((word) => {
    asked.push(word);
    return new Promise<void>((yes, no) => answers.push({ yes, no: () => no(new Error('away')) }));
  }, 'all');
  return { asked, answers, telling };
};

test('a word is said once, and not again while it is on its way', async () => {
  const { asked, answers, telling } = hub();
  telling.tell('all');
  telling.tell('small');
  telling.tell('rests');
  expect(asked).toEqual(['small']);
  answers[0]?.yes();
  await settled();
  telling.tell('small');
  expect(asked).toEqual(['small']);
  telling.tell('rests');
  expect(asked).toEqual(['small', 'rests']);
});

test('what was not answered is said again, and so is what another link was told', async () => {
  const { asked, answers, telling } = hub();
  telling.tell('small');
  answers[0]?.no();
  await settled();
  expect(telling.told).toBe('all');
  telling.tell('small');
  telling.forget();
  answers[1]?.yes();
  await settled();
  expect(telling.told).toBe('all');
  telling.tell('small');
  expect(asked).toEqual(['small', 'small', 'small']);
});

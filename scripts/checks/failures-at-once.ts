import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

interface Failure {
  readonly message: string;
  readonly stacks?: readonly { readonly file: string; readonly line: number }[];
}

const say = (name: string, errors: readonly Failure[]): void => {
  for (const { message, stacks = [] } of errors) {
    const [where] = stacks;
    const at = where === undefined ? '' : ` (${where.file}:${where.line})`;
    process.stdout.write(`✘ ${name}${at}\n${message.replaceAll(/^/gmu, '    ')}\n`);
  }
};

/** Says why a test failed as soon as it has: a run that is ended before its time has said it as well. */
export default class FailuresAtOnce implements Reporter {
  onTestCaseResult(test: TestCase): void {
    say(`${test.module.relativeModuleId} › ${test.fullName}`, test.result().errors ?? []);
  }

  onTestSuiteResult(suite: TestSuite): void {
    say(`${suite.module.relativeModuleId} › ${suite.fullName}`, suite.errors());
  }

  onTestModuleEnd(module: TestModule): void {
    say(module.relativeModuleId, module.errors());
  }
}

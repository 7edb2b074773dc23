import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const wallClock = 'Ask the clock for a date, performance.now() (Stopwatch in the application) for a length of time.';

const noWallClock = (message) => [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
  { selector: "CallExpression[callee.name='Date']", message },
];

/** Lines that say something: blank ones and comments, which are welcome, do not count. */
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

export default defineConfig(
  globalIgnores(['**/node_modules', '**/dist', 'coverage', 'var', 'certs', 'data', '.dependency-cruiser.cjs']),
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // The files beside the workspaces belong to no tsconfig of their own.
        projectService: { allowDefaultProject: ['*.js', '*.ts', 'client/*.ts', 'client/public/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { args: 'all', argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // A port's method answers with a promise whether or not its adapter has to wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // A file has one subject, and whoever reads a function sees its end.
    files: ['**/*.{ts,tsx}'],
    rules: { 'max-lines': lines(250), 'max-lines-per-function': lines(60), 'max-params': ['error', 4] },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': lines(120) } },
  // Texts and tables are as long as what they list.
  { files: ['client/src/i18n/**', 'shared/src/kit/refusals-*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['server/src/adapters/storage/migrations.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    // What is promised together is tested together.
    files: ['**/test/**', 'tests/**'],
    rules: { 'max-lines': lines(400), 'max-lines-per-function': 'off' },
  },
  // The columns of a table of cases.
  { files: ['**/*.test.ts'], rules: { 'max-params': 'off' } },
  {
    // The hub speaks through its log; only main has none yet when it must explain itself.
    files: ['server/src/**', 'shared/src/**'],
    ignores: ['server/src/main.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // The wall clock, which anybody may set at any moment, only dates things: whoever needs a date is given a clock, and how long
    // something takes, waits or lasts is told by a clock that nobody can set.
    files: ['server/src/**', 'client/src/**', 'scripts/**'],
    ignores: ['server/src/adapters/system/clock.ts', 'client/src/core/clock.ts', 'scripts/wall-clock.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: wallClock }],
      'no-restricted-syntax': ['error', ...noWallClock(wallClock)],
    },
  },
  {
    // Pure: time, ids and randomness come in as arguments.
    files: ['server/src/domain/**', 'shared/src/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' },
        { object: 'crypto', property: 'randomUUID', message: 'Ids come in as arguments.' },
      ],
      'no-restricted-syntax': ['error', ...noWallClock('Time comes in as an argument.')],
    },
  },
  {
    // Nobody waits for a media worker without an end.
    files: ['server/src/adapters/media/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noWallClock(wallClock),
        {
          selector:
            "CallExpression[callee.property.name=/^(create(Router|WebRtcTransport|AudioLevelObserver)|addProducer|removeProducer|connect|restartIce|produce|consume|pause|resume|setPriority|unsetPriority|setPreferredLayers|requestKeyFrame|set(Max|Min)(Incoming|Outgoing)Bitrate|enableTraceEvent|getStats|dump|updateSettings)$/]:not(CallExpression[callee.name='answered'] CallExpression)",
          message: 'A media worker may hang: wait for it by answered(…).',
        },
        {
          selector:
            "CallExpression:matches([callee.name='createWorker'], [callee.property.name='createWebRtcServer']):not(CallExpression[callee.name='answeredStart'] CallExpression)",
          message: 'A media worker may hang as it starts: wait for it by answeredStart(…).',
        },
      ],
    },
  },
  {
    // What a test reads back (an answer's JSON, a browser's object) is judged by its assertions, not by its type.
    files: ['**/test/**', 'tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Any bug would do.
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^toThrow(Error)?$/][arguments.length=0]:not([callee.object.property.name='not'])",
          message: 'Say which refusal or which words: any bug throws something.',
        },
      ],
    },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // "Loading begins" is a state that an effect may well set.
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  { files: ['*.js'], extends: [tseslint.configs.disableTypeChecked] },
);

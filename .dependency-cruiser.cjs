// The import fences. Each rule is a sentence of docs: who may import whom; what is not forbidden here is allowed.

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const everywhere = [
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'nothing-unresolved',
    comment: 'An import that cannot be resolved would slip through every fence.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'client-not-server',
    severity: 'error',
    from: { path: '^client/' },
    to: { path: '^server/' },
  },
  {
    name: 'server-not-client',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^client/' },
  },
  {
    name: 'shared-alone',
    severity: 'error',
    from: { path: '^shared/src/' },
    to: { path: '^(server|client|scripts)/' },
  },
  {
    name: 'shared-zod-only',
    severity: 'error',
    from: { path: '^shared/src/' },
    to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
  },
  {
    name: 'no-scripts-in-the-product',
    severity: 'error',
    from: { path: '^(server|client|shared)/src/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'no-tests-in-the-product',
    severity: 'error',
    from: { path: '^(server|client|shared)/src/' },
    to: { path: '^((server|client|shared)/test|tests)/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const server = [
  {
    name: 'domain-pure',
    comment:
      'The domain imports the domain and shared; no Node module, and no library but zod, which is as pure as it is.',
    severity: 'error',
    from: { path: '^server/src/domain/' },
    to: { pathNot: '(^(server/src/domain|shared/src)/|node_modules/zod/)' },
  },
  {
    name: 'application-inwards',
    comment: 'Use cases know the domain and shared, and their own ports; never an adapter.',
    severity: 'error',
    from: { path: '^server/src/application/' },
    to: { path: '^server/src/', pathNot: '^server/src/(application|domain)/' },
  },
  {
    name: 'adapters-inwards',
    comment: 'An adapter never imports another adapter, nor the config, nor what wires it.',
    severity: 'error',
    from: { path: '^server/src/adapters/([^/]+)/' },
    to: { path: '^server/src/', pathNot: '^server/src/(adapters/$1|application|domain)/' },
  },
  {
    name: 'files-by-subject',
    comment: 'What makes and reads the files of one subject knows of the others only their kit.',
    severity: 'error',
    from: { path: '^server/src/adapters/files/([^/]+)/' },
    to: { path: '^server/src/adapters/files/', pathNot: '^server/src/adapters/files/($1|kit)/' },
  },
  {
    name: 'adapters-named-where-wired-only',
    severity: 'error',
    from: { path: '^server/src/', pathNot: '^server/src/(adapters/|wiring/|app\\.ts$|main\\.ts$)' },
    to: { path: '^server/src/adapters/' },
  },
  {
    name: 'config-for-main-and-wiring-only',
    severity: 'error',
    from: { path: '^server/src/', pathNot: '^server/src/(config/|wiring/|app\\.ts$|main\\.ts$)' },
    to: { path: '^server/src/config/' },
  },
  {
    name: 'wiring-for-app-only',
    severity: 'error',
    from: { path: '^server/src/', pathNot: '^server/src/(wiring/|app\\.ts$)' },
    to: { path: '^server/src/wiring/' },
  },
  {
    name: 'app-for-main-only',
    severity: 'error',
    from: { path: '^server/src/', pathNot: '^server/src/main\\.ts$' },
    to: { path: '^server/src/app\\.ts$' },
  },
  {
    name: 'main-for-nobody',
    severity: 'error',
    from: { path: '^server/src/' },
    to: { path: '^server/src/main\\.ts$' },
  },
];

/**
 * The subjects, the same words on every floor, from below upwards: a subject imports only subjects below it, of its own floor or of a
 * floor below. `kit` knows none; ports and protocol stand between the floors and are nobody's subject. `demo` is the hub's alone, and
 * `shell` the pages': what holds all subjects together.
 */
const subjects = [
  'kit',
  'running',
  'settings',
  'sign-in',
  'directory',
  'people',
  'meeting',
  'record',
  'papers',
  'reports',
  'lines',
  'demo',
  'shell',
];
const floors = `(${[
  'server/src/domain',
  'server/src/application',
  'server/src/adapters/http/routes',
  'server/src/adapters/files',
  'shared/src',
  'client/src/features',
  'client/src/i18n/(vi|en)',
].join('|')})`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const downwards = subjects.slice(0, -1).map((subject, index) => ({
  name: `subjects-downwards: ${subject}`,
  severity: 'error',
  from: { path: `^${floors}/${subject}/` },
  to: { path: `^${floors}/(${subjects.slice(index + 1).join('|')})/` },
}));

/** One library, one adapter: a library that only one folder of server/src may import. */
const onlyIn = (folder, library) => ({
  name: `${folder}-owns-its-library`,
  severity: 'error',
  from: { path: '^server/src/', pathNot: `^server/src/adapters/${folder}/` },
  to: { path: library },
});

const libraries = [
  onlyIn('media', 'node_modules/mediasoup/'),
  onlyIn('signalling', 'node_modules/socket\\.io/'),
  onlyIn('http', 'node_modules/(@types/)?express/'),
  onlyIn('files', 'node_modules/(docx|(@types/)?pdfmake|write-excel-file|@libpdf|fflate|@expo-google-fonts)/'),
  onlyIn('storage', '(node_modules/(kysely|pg|@types/pg)/|^(node:)?sqlite$)'),
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const client = [
  {
    name: 'core-without-react',
    severity: 'error',
    from: { path: '^client/src/core/' },
    to: { path: 'node_modules/(@types/)?(react|react-dom|react-i18next|react-router|@mantine)/' },
  },
  {
    name: 'core-innermost',
    severity: 'error',
    from: { path: '^client/src/core/' },
    to: { path: '^client/src/', pathNot: '^client/src/core/' },
  },
  {
    name: 'react-on-core',
    severity: 'error',
    from: { path: '^client/src/react/' },
    to: { path: '^client/src/', pathNot: '^client/src/(react|core|i18n)/' },
  },
  {
    name: 'ui-knows-no-meeting',
    severity: 'error',
    from: { path: '^client/src/ui/' },
    to: { path: '^client/src/(core|react|features)/' },
  },
  {
    name: 'features-apart',
    comment: 'A feature imports another only by its index; `subjects-downwards` says which.',
    severity: 'error',
    from: { path: '^client/src/features/([^/]+)/([^/]+)/' },
    to: {
      path: '^client/src/features/',
      pathNot: '^client/src/features/($1/$2/|[^/]+/[^/]+/index[.]ts$)',
    },
  },
  {
    name: 'app-outermost',
    severity: 'error',
    from: { path: '^client/src/(core|react|ui|features|i18n)/' },
    to: { path: '^client/src/(app|main)[./]' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...server, ...downwards, ...libraries, ...client],
  options: {
    // An import for its types alone crosses a fence as much as any other.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      // Workspaces are found through their links in node_modules, and their "exports" point at .ts files.
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

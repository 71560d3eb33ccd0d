// The linter: ordinary correctness, the house rules (scripts/house-plugin.ts) and the walls between rooms (scripts/room-walls.ts).
import { defineConfig } from 'oxlint'
import { policies, settings } from './scripts/room-walls.ts'

const layers = ['algorithms', 'domain', 'packs', 'database', 'server', 'desk', 'portal', 'ui']

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise'],
  jsPlugins: ['eslint-plugin-boundaries', './scripts/house-plugin.ts'],
  categories: { correctness: 'error' },
  ignorePatterns: ['node_modules', 'dist', '.passerelle', 'coverage'],
  settings,
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-explicit-any': 'error',
    // `[...text]` is how a name is cut into characters, and a list just filled may be indexed with `!`.
    'typescript/no-misused-spread': 'off',
    // Our objects are closures: no method of ours reads `this`.
    'typescript/unbound-method': 'off',
    // Names and words are sorted by code point on purpose where a test compares lists.
    'typescript/require-array-sort-compare': 'off',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'house/place': 'error',
    'house/reach': 'error',
  },
  overrides: [
    {
      files: layers.map((layer) => `${layer}/**/*.{ts,tsx}`),
      rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
    },
    { files: ['domain/**/*.ts', 'algorithms/**/*.ts'], rules: { 'house/law': 'error' } },
    { files: ['**/*.test.ts', '**/*.spec.ts', 'database/tables.ts'], rules: { 'max-lines': 'off', 'house/law': 'off' } },
    {
      files: ['**/*.test.ts', '**/*.spec.ts'],
      rules: { 'typescript/no-floating-promises': 'off' },
    },
    {
      files: ['*.config.ts', 'scripts/house-plugin.ts'],
      rules: { 'import/no-default-export': 'off', 'typescript/no-explicit-any': 'off' },
    },
  ],
})

// The walls between rooms, as settings for eslint-plugin-boundaries, made from rooms.ts and from nothing else.
// Without `import/resolver` the plugin resolves no import and lets everything pass in silence: test/walls.test.ts watches that.
import { rooms } from '../rooms.ts'

type Who = { element?: { type: string; captured?: { room: string } }; file?: { categories: string } }
type Policy = { from: Who; allow: { to: Who } }

/** What stands where. Order matters: the first match wins, so rooms come before the layer that holds them. */
export const settings = {
  'import/resolver': { typescript: { project: 'tsconfig.json', noWarnOnMultipleProjects: true, extensions: ['.ts', '.tsx', '.json'] } },
  'boundaries/elements': [
    // The command line composes rooms as server/main.ts does; it is no room.
    { type: 'server-hall', pattern: 'server/command-line', partialMatch: false },
    ...['domain', 'server', 'desk'].map((layer) => ({ type: layer, pattern: `${layer}/*`, capture: ['room'], partialMatch: false })),
    { type: 'languages', pattern: 'ui/languages', partialMatch: false },
    ...['domain', 'server', 'desk'].map((layer) => ({ type: `${layer}-hall`, pattern: layer, partialMatch: false })),
    ...['algorithms', 'packs', 'database', 'portal', 'ui', 'test', 'bench', 'scripts'].map((layer) => ({
      type: layer,
      pattern: layer,
      partialMatch: false,
    })),
  ],
  'boundaries/elements-single-match': true,
  'boundaries/files': [
    { category: 'door', pattern: 'domain/*/{words,rules,roles,movement-types,*-words,*-rules}.ts' },
    { category: 'wire', pattern: 'domain/*/{contract,*-contract}.ts' },
    { category: 'door', pattern: 'server/*/{actions,*-actions}.ts' },
    { category: 'door', pattern: 'desk/*/shared.tsx' },
    { category: 'composer', pattern: 'server/{*,command-line/*}.ts' },
    { category: 'composer', pattern: 'desk/*.{ts,tsx}' },
    { category: 'test', pattern: '**/*.test.ts' },
  ],
  // `import('x').Thing` inside a type is an import too.
  'boundaries/additional-dependency-nodes': [{ selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' }],
  'boundaries/legacy-templates': false,
}

/** What may use what; everything else is refused. */
export const policies: Policy[] = [
  ...may('algorithms', 'algorithms'),
  ...may('packs', 'packs', 'algorithms', 'domain'),
  ...may('database', 'database', 'domain', 'packs'),
  ...may('languages', 'languages', 'domain'),
  ...may('ui', 'ui', 'languages', 'domain'),
  ...may('portal', 'portal', 'languages', 'domain'),
  ...may('domain', 'algorithms'),
  ...may('server', 'algorithms', 'packs', 'database', 'portal', 'languages'),
  ...may('server-hall', 'server-hall', 'domain', 'algorithms', 'packs', 'database', 'portal', 'languages'),
  ...may('desk', 'ui', 'languages'),
  ...may('desk-hall', 'desk-hall', 'ui', 'languages', 'domain'),
  ...['server', 'desk'].map((layer) => allow({ element: { type: `${layer}-hall` } }, kitOf(layer))),
  // Only the composers see every room; any other file beside them sees the kit alone.
  ...['server', 'desk'].map((layer) =>
    allow({ element: { type: `${layer}-hall` }, file: { categories: 'composer' } }, { element: { type: layer } }),
  ),
  ...['domain', 'server', 'desk'].flatMap((layer) => kitPolicies(layer)),
  ...Object.entries(rooms).flatMap(([room, granted]) => [
    ...roomPolicies('domain', room, granted),
    ...roomPolicies('server', room, granted),
    ...roomPolicies('desk', room, granted),
  ]),
  // A room's test starts the whole server and may look at what the layers below know.
  ...['test', 'domain', 'packs', 'algorithms', 'server-hall'].map((type) => allow({ file: { categories: 'test' } }, { element: { type } })),
  allow({ file: { categories: 'test' } }, { element: { type: 'server' }, file: { categories: 'door' } }),
]

/** A room uses its own files, its layer's kit, and the doors granted to it, here and in the law. */
function roomPolicies(layer: string, room: string, granted: readonly string[]): Policy[] {
  const from = { element: { type: layer, captured: { room } } }
  return [
    allow(from, { element: { type: layer, captured: { room } } }),
    allow(from, kitOf(layer)),
    allow(from, kitOf('domain')),
    allow(from, doorOf('domain', room)),
    ...granted.flatMap((other) => [allow(from, doorOf(layer, other)), allow(from, doorOf('domain', other))]),
    // What crosses the wire is for those at either end of it; the law itself never reads another room's contract.
    ...(layer === 'domain' ? [] : [room, ...granted].map((other) => allow(from, wireOf(other)))),
  ]
}

/** The kit stands under every room, so it knows none, but for who is acting: `access`. */
function kitPolicies(layer: string): Policy[] {
  const own = allow(kitOf(layer), kitOf(layer))
  return layer === 'domain' ? [own] : [own, allow(kitOf(layer), kitOf('domain')), allow(kitOf(layer), doorOf('domain', 'access'))]
}

function may(from: string, ...others: string[]): Policy[] {
  return others.map((to) => allow({ element: { type: from } }, { element: { type: to } }))
}

function allow(from: Who, to: Who): Policy {
  return { from, allow: { to } }
}

function kitOf(layer: string): Who {
  return { element: { type: layer, captured: { room: 'kit' } } }
}

function doorOf(layer: string, room: string): Who {
  return { element: { type: layer, captured: { room } }, file: { categories: 'door' } }
}

function wireOf(room: string): Who {
  return { element: { type: 'domain', captured: { room } }, file: { categories: 'wire' } }
}

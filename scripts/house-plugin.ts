// The house rules that no ready-made linter knows: where a file may stand, what it may be called, and what the law may not touch.
// Loaded by oxlint.config.ts; pure syntax, no file is read here.
import { relative } from 'node:path'
import { rooms } from '../rooms.ts'

type Node = { type: string; [key: string]: any }
type Context = { filename: string; cwd: string; report: (problem: { node: Node; message: string }) => void }

const layersWithRooms = ['domain', 'server', 'desk']
const layers = [...layersWithRooms, 'algorithms', 'packs', 'database', 'portal', 'ui', 'test', 'bench', 'scripts']
const forbiddenNames =
  /(^|[-.])(utils?|helpers?|common|misc|managers?|services?|handlers?|processors?|data|info|base|abstract|index)(?=[-.]|$)/i

/** `layer/room/file`, nothing deeper; a room that rooms.ts knows; a name that says what the file is for. */
const place = {
  create: (context: Context) => ({
    Program(node: Node) {
      const report = (message: string) => context.report({ node, message })
      const segments = relative(context.cwd, context.filename).split(/[\\/]/)
      const [layer = '', room = ''] = segments
      const name = segments.at(-1) ?? ''
      const forbidden = forbiddenNames.exec(kebab(name.replace(/\.(test|spec|d)?\.?[cm]?[jt]sx?$/, '')))
      if (forbidden) report(`"${forbidden[2]}" says nothing: name ${name} after a noun or verb of the trade (house rule on names).`)
      if (!layers.includes(layer)) return
      if (segments.length > 3) report(`Deeper than layer/room/file: ${segments.join('/')}.`)
      if (layersWithRooms.includes(layer) && segments.length === 3 && room !== 'kit' && room !== 'command-line' && !(room in rooms)) {
        report(`rooms.ts knows no room "${room}".`)
      }
    },
  }),
}

/** The law reads no clock, throws no dice and leans on no package but the schema library and the calendar. */
const law = {
  create: (context: Context) => ({
    CallExpression(node: Node) {
      const called = node['callee']?.type === 'MemberExpression' ? `${dotted(node['callee'])}` : ''
      if (/^(globalThis\.)?(Date\.now|Math\.random|performance\.now|crypto\.\w+|Temporal\.Now\.\w+)$/.test(called)) {
        context.report({ node, message: `The law takes the clock and chance as arguments: no ${called}() here.` })
      }
    },
    NewExpression(node: Node) {
      if (node['callee']?.name === 'Date' && node['arguments'].length === 0) {
        context.report({ node, message: 'The law takes the clock as an argument: no new Date() here.' })
      }
    },
    ImportDeclaration(node: Node) {
      const source = String(node['source'].value)
      // Temporal is the platform's own calendar, lent by a polyfill until every Node and phone has it.
      if (!/^[.#]|^zod($|\/)|^temporal-polyfill$/.test(source)) {
        context.report({ node, message: `The law leans on no package but zod: ${source}.` })
      }
    },
  }),
}

/** Two steps up is another folder's business: say #domain/…, #server/…, so that the reader sees the layer. */
const reach = {
  create: (context: Context) => {
    const look = (node: Node) => {
      if (String(node['source']?.value ?? '').startsWith('../../')) {
        context.report({ node, message: `Say #layer/room/file instead of ${node['source'].value}.` })
      }
    }
    return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look, ImportExpression: look }
  },
}

function dotted(node: Node): string {
  if (node.type === 'MemberExpression' && !node['computed']) return `${dotted(node['object'])}.${node['property'].name}`
  return String(node['name'] ?? '?')
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
}

export default { meta: { name: 'house' }, rules: { place, law, reach } }

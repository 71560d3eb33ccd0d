/**
 * `node scripts/catalogues.ts`: writes the files that import every room's catalogue of a language (ui/languages/fr.ts, en.ts), and for
 * the desk in two parts: fr-frame.ts, which the first page needs, and fr-rooms.ts, which follows. Run it after adding a file to
 * ui/languages/fr or en; with --sort it also sorts the keys of every catalogue.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../ui/languages/', import.meta.url)
/** What the frame of the desk says; everybody else's words but those of the portal and the command line come with the rooms. */
const frame = ['access', 'desk', 'refusal']
const elsewhere = ['cli', 'portal']

for (const language of ['fr', 'en']) {
  const rooms = readdirSync(new URL(`${language}/`, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort()
  if (process.argv.includes('--sort')) for (const room of rooms) sortKeys(new URL(`${language}/${room}.json`, folder))
  write(`${language}.ts`, language, rooms)
  write(`${language}-frame.ts`, language, frame)
  write(
    `${language}-rooms.ts`,
    language,
    rooms.filter((room) => !frame.includes(room) && !elsewhere.includes(room)),
  )
  console.log(`ui/languages/${language}: ${rooms.join(', ')}`)
}

function write(file: string, language: string, rooms: string[]): void {
  const nameOf = (room: string) => room.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const source = [
    `// Made by scripts/catalogues.ts from the files in ui/languages/${language}: run it again after adding one.`,
    ...rooms.map((room) => `import ${nameOf(room)} from './${language}/${room}.json' with { type: 'json' }`),
    '',
    'export const messages: Readonly<Record<string, string>> = {',
    ...rooms.map((room) => `  ...${nameOf(room)},`),
    '}',
    '',
  ]
  writeFileSync(new URL(file, folder), source.join('\n'))
}

function sortKeys(file: URL): void {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const sorted = Object.fromEntries(Object.entries(messages).sort(([one], [other]) => (one < other ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
}

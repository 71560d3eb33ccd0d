// `npm run new-room lodging stay`: draws the room in rooms.ts and writes its files in every layer, with one noun, one question and one
// command that type-check, are tested and may be read as the house's model. Nothing that exists is overwritten.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { rooms } from '../rooms.ts'
import { deskFiles, domainFiles, migration, serverFiles } from './room-drawings.ts'

const root = resolve(import.meta.dirname, '..')
const [room = '', noun = 'entry'] = process.argv.slice(2)

if (!/^[a-z]+$/.test(room) || !/^[a-z]+$/.test(noun)) {
  console.error('Say: npm run new-room ROOM [NOUN], both in lower-case letters, for example: npm run new-room lodging stay')
  process.exit(1)
}
if (room in rooms || existsSync(join(root, 'domain', room))) {
  console.error(`There is already a room "${room}".`)
  process.exit(1)
}

drawInGraph()
const migrations = readdirSync(join(root, 'database/migrations')).filter((name) => /^\d{4}-/.test(name))
const number = String(Math.max(0, ...migrations.map((name) => Number(name.slice(0, 4)))) + 1).padStart(4, '0')
for (const [path, text] of Object.entries({ ...domainFiles, ...serverFiles, ...deskFiles })) write(path, text)
write(`database/migrations/${number}-${room}.sql`, migration)

console.log(`
The room is drawn. What only you can do, in this order:
  1. rooms.ts: say what the room is for, and whose doors it needs.
  2. domain/access/roles.ts: add ${room}.read and ${room}.write, then use them in server/${room}/routes.ts (access.admin until then).
  3. database/migrations/${number}-${room}.sql: the real columns; then write schema.sql and tables.ts again with the migrate command.
  4. server/http.ts and server/contracts.ts: add ${room}Routes and the contracts; desk/routes.tsx: add the page.
  5. npm run check`)

function drawInGraph(): void {
  const path = join(root, 'rooms.ts')
  const graph = readFileSync(path, 'utf8')
  writeFileSync(path, graph.replace('\n} as const', `\n  ${room}: ['access'], // say here what the room is for\n} as const`))
}

function write(pattern: string, drawing: string): void {
  const path = fill(pattern)
  if (existsSync(join(root, path))) throw new Error(`${path} exists already`)
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), fill(drawing).trimStart())
  console.log(path)
}

function fill(text: string): string {
  const many = /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
  const words: Record<string, string> = { room, noun, nouns: many, Noun: capital(noun), Nouns: capital(many) }
  return text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => words[word] ?? '')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

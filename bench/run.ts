/** `npm run bench -- NAME`: each benchmark is a command that prints ratios, never promises. */
import { parseArgs } from 'node:util'
import { benchApi } from './api.ts'

const usage = `npm run bench -- api [--persons 20000,200000] [--seconds 4] [--rounds 5] [--hands 12] [--months 10,100] [--seed 1]

  The house beside a bare Fastify + pg server that answers the same bytes, on offices of each size, in interleaved rounds.
  --seconds   of each measure of each server in each round
  --hands     connections that ask at the same time
  --months    over how many months the persons came, one figure for each size; 2,000 persons a month unless told:
              ten times the persons is the same office, ten times as old. Give the same figure twice for an office ten times as busy.

npm run bench -- search [--persons 1000000]      a register with its people list, person pages and duplicate check, beside pg_trgm and MiniSearch
npm run bench -- search --index [--persons 10000000]                                               the search index itself
npm run bench -- names                           pairs of names of persons, labelled same or not
npm run bench -- linkage                         records of labelled files, and their variants
npm run bench -- robustness [--seeds 1,2] [--only WORDS] [--verbose]
                                                 registers of many kinds: other columns, other errors, nobody twice
npm run bench -- dedup [--persons 1000000]       a register of made persons with doubles
npm run bench -- transliteration [--sample 500] [--scripts Arab,Cyrl,Hebr,Ethi]
                                                 words of one script found by their spelling in another
npm run bench -- import [--rows 100000] [--on-file 5000]
                                                 a roll from its file into the register and back, beside plain COPY of the same rows
npm run bench -- night [--persons 20000,200000] [--only pairs|erasure]
                                                 the first night's look for doubles, person by person and list by list; an erasure
npm run bench -- plan [--size week|month|year] [--seeds 1,2,3] [--seconds 5,30] [--peer SECONDS]   the movement planner beside HiGHS
npm run bench -- gap [--files c20400,d20400] [--seconds 45]                                        generalised assignment against the best known bounds`

/** Benchmarks that read their own arguments; each is loaded when it is called, and says whether its goal is held. */
const others: Record<string, () => Promise<(argv: string[]) => Promise<boolean>>> = {
  names: async () => (await import('./names.ts')).benchNames,
  plan: async () => (await import('./plan.ts')).benchPlan,
  gap: async () => (await import('./assignment.ts')).benchAssignment,
  linkage: async () => (await import('./linkage.ts')).benchLinkage,
  import: async () => (await import('./import.ts')).benchImport,
  night: async () => (await import('./night.ts')).benchNight,
  robustness: async () => (await import('./robustness.ts')).benchRobustness,
  dedup: async () => (await import('./dedup.ts')).benchDedup,
  transliteration: async () => (await import('./transliteration.ts')).benchTransliteration,
}
const other = others[process.argv[2] ?? '']
if (other !== undefined) process.exit((await (await other())(process.argv.slice(3))) ? 0 : 2)

if (process.argv[2] === 'search') {
  const { runSearch } = await import('./search.ts')
  process.exit((await runSearch(process.argv.slice(3))) ? 0 : 2)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    persons: { type: 'string', default: '20000,200000' },
    months: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    hands: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || positionals[0] !== 'api') {
  console.log(usage)
  process.exit(values.help ? 0 : 1)
}
const persons = numbers(values.persons)
const held = await benchApi({
  persons,
  months: values.months === undefined ? persons.map((each) => Math.max(6, Math.round(each / 2_000))) : numbers(values.months),
  seconds: numbers(values.seconds)[0]!,
  rounds: numbers(values.rounds)[0]!,
  hands: numbers(values.hands)[0]!,
  seed: numbers(values.seed)[0]!,
})
process.exit(held ? 0 : 2)

function numbers(text: string): number[] {
  const list = text.split(',').map(Number)
  if (!list.every((value) => Number.isFinite(value) && value > 0)) throw new Error(`"${text}" is not a list of numbers above 0`)
  return list
}

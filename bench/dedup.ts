/** `npm run bench -- dedup`: a million made persons with the slips of registers, deduplicated by the command as anyone calls it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runLink } from './linkage.ts'
import { writePeople } from './made-people.ts'

/** Issue 3: five minutes and 4 GB on two cores. */
const goal = { persons: 1_000_000, seconds: 300, memoryMb: 4_096 }

export async function benchDedup(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: { persons: { type: 'string', default: String(goal.persons) }, seed: { type: 'string', default: '7' } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-dedup-'))
  try {
    const file = join(folder, 'people.csv')
    const made = await writePeople(file, Number(values.persons), Number(values.seed))
    if (made === undefined) {
      console.log('The names that people are made of are not there (../shared/data/popular-names): nothing to measure.')
      return true
    }
    const facts = runLink(folder, ['--input', file, '--truth', 'person'])
    const scale = made.rows / goal.persons
    console.log(
      `${made.rows.toLocaleString('en')} records of ${made.persons.toLocaleString('en')} made persons, seed ${values.seed}, on ${cpus().length} cores (one is used)`,
    )
    console.log(
      `  ${facts.pairsCompared.toLocaleString('en')} pairs compared, ${Object.entries(facts.steps)
        .map(([name, value]) => `${name} ${value.toFixed(1)} s`)
        .join(', ')}`,
    )
    console.log(
      `  precision ${facts.precision.toFixed(4)}, recall ${facts.recall.toFixed(4)}, F1 ${facts.f1.toFixed(4)}; the passes propose ${facts.pairRecall.toFixed(4)} of the true pairs`,
    )
    const goals: [string, boolean][] = [
      [
        `${facts.seconds.toFixed(1)} s from file to file, goal ${(goal.seconds * scale).toFixed(0)} s`,
        facts.seconds <= goal.seconds * scale,
      ],
      [`${facts.memoryMb.toLocaleString('en')} MB at most, goal ${goal.memoryMb.toLocaleString('en')} MB`, facts.memoryMb <= goal.memoryMb],
    ]
    for (const [said, held] of goals) console.log(`  ${held ? 'held  ' : 'MISSED'}  ${said}`)
    return goals.every(([, held]) => held)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

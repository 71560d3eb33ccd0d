/**
 * `npm run bench -- transliteration`: of the words of one script, which spell a word of another. The table of sounds is learned on four
 * fifths of the pairs and asked for the words of the last fifth (five times); the pool is every word of the set. Beside it in the same
 * run what stood before: consonant skeletons, ranked by shared pairs of letters of the romanised words.
 */
import { parseArgs } from 'node:util'
import { type LearnedSounds, knownSounds } from '#algorithms/names/known-sounds.ts'
import { learnSounds, type SpellingPair } from '#algorithms/names/learn-sounds.ts'
import { buildNameIndex } from '#algorithms/names/find-names.ts'
import { readSounds, writeSounds } from '#algorithms/names/sounds.ts'
import { romanise } from '#server/people/names.ts'
import { foldOf, isAbsent, readEthiopic, readSpellings } from './labelled-names.ts'
import { buildSkeletonIndex } from './peer-names.ts'

type Find = (query: string, top: number) => readonly { name: string }[]
type Recall = { first: number; ten: number; asked: number; ms: number }

const folds = 5
/** Recall at ten that was promised, Latin query and native pool. */
const goals: Record<string, number> = { Arab: 0.8, Cyrl: 0.9, Hebr: 0.8, Ethi: 0.99 }
const corpora = [
  { script: 'Arab', path: 'netrans/wd_arabic_80.tsv.gz' },
  { script: 'Cyrl', path: 'netrans/wd_russian_80.tsv.gz' },
  { script: 'Hebr', path: 'netrans/wd_hebrew_80.tsv.gz' },
]

export async function benchTransliteration(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: { sample: { type: 'string', default: '500' }, scripts: { type: 'string', default: 'Arab,Cyrl,Hebr,Ethi' } },
  })
  const sample = Number(values.sample)
  const scripts = values.scripts.split(',')
  const sounds = knownSounds()
  let held = true
  console.log(`recall among the first 1 and 10; ${sample} words a fold, ${folds} folds; the pool is every word of the set\n`)
  console.log('script  direction        pool     learned on the rest        in sample (shipped)        skeleton and letter pairs   goal')
  for (const { script, path } of corpora) {
    if (!scripts.includes(script) || isAbsent(path)) continue
    held = measureLearned(script, readSpellings(path), sounds, sample) && held
  }
  if (scripts.includes('Ethi')) held = measureEthiopic(sounds) && held
  return held
}

function measureLearned(script: string, pairs: readonly SpellingPair[], shipped: LearnedSounds, sample: number): boolean {
  const total = { toNative: newRecall(), toLatin: newRecall() }
  const inSample = { toNative: newRecall(), toLatin: newRecall() }
  const peer = { toNative: newRecall(), toLatin: newRecall() }
  const native = [...new Set(pairs.map(([, word]) => word))]
  const latin = [...new Set(pairs.map(([word]) => word))]
  const peers = { toNative: buildSkeletonIndex(native, romanise), toLatin: buildSkeletonIndex(latin, romanise) }
  const shippedIndex = { toNative: buildNameIndex(native, shipped, romanise), toLatin: buildNameIndex(latin, shipped, romanise) }
  for (let fold = 0; fold < folds; fold++) {
    const unseen = pairs.filter((_, place) => foldOf(place, folds) === fold)
    const learned = readSounds(writeSounds(learnSounds(pairs.filter((_, place) => foldOf(place, folds) !== fold))))
    const sounds = { latin: shipped.latin, native: new Map([...shipped.native, [script, learned] as const]) }
    const asked = unseen.filter((_, place) => place % Math.max(1, Math.floor(unseen.length / sample)) === 0).slice(0, sample)
    const back = asked.map(([a, b]) => [b, a] as const)
    measure(total.toNative, buildNameIndex(native, sounds, romanise).find, asked)
    measure(total.toLatin, buildNameIndex(latin, sounds, romanise).find, back)
    measure(inSample.toNative, shippedIndex.toNative.find, asked)
    measure(inSample.toLatin, shippedIndex.toLatin.find, back)
    const few = (list: readonly (readonly [string, string])[]) => list.slice(0, Math.ceil(sample / 5))
    measure(peer.toNative, peers.toNative, few(asked))
    measure(peer.toLatin, peers.toLatin, few(back))
  }
  const goal = goals[script]!
  say([script, 'Latin to native', native.length, total.toNative, inSample.toNative, peer.toNative, goal])
  say([script, 'native to Latin', latin.length, total.toLatin, inSample.toLatin, peer.toLatin, undefined])
  return total.toNative.ten / total.toNative.asked >= goal
}

/** Nothing is learned for Ethiopic, the rules are by hand: the whole set is asked, and full names made of pairs of its words. */
function measureEthiopic(sounds: LearnedSounds): boolean {
  const path = 'ethiopic/SGC-SingleNames-20071123.txt'
  if (isAbsent(path)) return true
  const pairs = readEthiopic(path, 2)
  const people = pairs.map((pair, place) => {
    const father = pairs[(place * 7 + 3) % pairs.length]!
    return [`${pair[0]} ${father[0]}`, `${pair[1]} ${father[1]}`] as const
  })
  let held = true
  for (const [what, list] of [
    ['words', pairs],
    ['names of two', people],
  ] as const) {
    for (const back of [false, true]) {
      const asked = list.map(([latin, native]) => (back ? ([native, latin] as const) : ([latin, native] as const)))
      const pool = [...new Set(asked.map(([, answer]) => answer))]
      const ours = newRecall()
      const peer = newRecall()
      measure(ours, buildNameIndex(pool, sounds, romanise).find, asked)
      measure(peer, buildSkeletonIndex(pool, romanise), asked)
      const goal = what === 'words' || back ? undefined : goals['Ethi']
      say(['Ethi', `${what}${back ? ', back' : ''}`, pool.length, ours, undefined, peer, goal])
      if (goal !== undefined) held = ours.ten / ours.asked >= goal && held
    }
  }
  return held
}

function newRecall(): Recall {
  return { first: 0, ten: 0, asked: 0, ms: 0 }
}

function measure(recall: Recall, find: Find, asked: readonly (readonly [query: string, answer: string])[]): void {
  const started = performance.now()
  for (const [query, answer] of asked) {
    const place = find(query, 10).findIndex((hit) => hit.name === answer)
    recall.asked += 1
    if (place === 0) recall.first += 1
    if (place >= 0) recall.ten += 1
  }
  recall.ms += performance.now() - started
}

type Line = [script: string, what: string, pool: number, ours: Recall, inSample: Recall | undefined, peer: Recall, goal: number | undefined]

function say([script, what, pool, ours, inSample, peer, goal]: Line): void {
  const ten = ours.ten / ours.asked
  const aim = goal === undefined ? '' : `${goal} ${ten >= goal ? 'held' : 'MISSED'}`
  console.log(
    [
      script.padEnd(7),
      what.padEnd(16),
      String(pool).padStart(7),
      figures(ours),
      inSample === undefined ? '-'.padEnd(26) : figures(inSample),
      figures(peer),
      aim,
    ].join(' '),
  )
}

function figures(recall: Recall): string {
  const share = (count: number) => (count / recall.asked).toFixed(4)
  return `${share(recall.first)} ${share(recall.ten)} ${(recall.ms / recall.asked).toFixed(2)} ms`.padEnd(26)
}

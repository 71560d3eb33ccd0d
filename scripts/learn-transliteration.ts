// Learns the tables of sounds that ship in algorithms/names/learned-*.ts from the pairs of spellings of the NETransliteration corpus
// (COLING 2018, drawn from Wikidata, CC0), and writes them. Run again after a change of learn-sounds.ts: node scripts/learn-transliteration.ts [FOLDER]
// FOLDER holds wd_arabic_80.tsv.gz, wd_russian_80.tsv.gz and wd_hebrew_80.tsv.gz; ../shared/data/netrans unless told.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { latinPairs, learnSounds, type SpellingPair } from '#algorithms/names/learn-sounds.ts'
import { writeSounds } from '#algorithms/names/sounds.ts'

const folder = process.argv[2] ?? '../shared/data/netrans'
const corpora = { arabic: 'Arabic', cyrillic: 'Russian', hebrew: 'Hebrew' }

if (!existsSync(join(folder, 'wd_arabic_80.tsv.gz'))) {
  console.error(`There is no corpus in ${folder}: nothing was learned, the tables in the repository stay as they are.`)
  process.exit(1)
}

const all: SpellingPair[] = []
for (const [name, language] of Object.entries(corpora)) {
  const pairs = readPairs(join(folder, `wd_${language.toLowerCase()}_80.tsv.gz`))
  for (const pair of pairs) all.push(pair)
  write(name, `${language} pairs of Latin and native spellings`, pairs)
}
write('latin', 'Latin spellings that share an Arabic, Hebrew or Russian one', latinPairs(all))

function readPairs(path: string): SpellingPair[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')
  return lines.map((line) => {
    const [latin, native] = line.split('\t')
    return [latin!.normalize('NFC').toLowerCase(), native!.replaceAll(' ', '')]
  })
}

function write(name: string, what: string, pairs: readonly SpellingPair[]): void {
  const text = writeSounds(learnSounds(pairs))
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  const file = `algorithms/names/learned-${name}.ts`
  writeFileSync(
    file,
    [
      `// Made by scripts/learn-transliteration.ts; do not edit. Learned by us from ${pairs.length.toLocaleString('en')} ${what}`,
      '// of the NETransliteration corpus (COLING 2018, from Wikidata, CC0). Holds probabilities of pieces of spelling, no name. Format: sounds.ts.',
      '',
      `export const learned${title} = \``,
      `${text}\``,
      '',
    ].join('\n'),
  )
  console.log(`${file}: ${pairs.length} pairs, ${text.split(' ').length} pieces and rows, ${Buffer.byteLength(text)} bytes`)
}

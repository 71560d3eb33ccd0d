// Draws the contact card of every card language as a small picture, for docs/screens/cards. Needs pdftoppm.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CardKind, cardLanguages, type CardSize } from '#domain/papers/card-words.ts'
import { print } from '#server/kit/print.ts'
import { cardsData } from '#server/papers/cards.ts'
import { sampleHolder, sampleSheet } from '#server/papers/sample-cards.ts'

const [folder = 'docs/screens/cards', kind = 'CONTACT', size = 'USUAL', dots = '110'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'cards-'))
for (const language of cardLanguages) {
  const pdf = join(work, `${language}.pdf`)
  writeFileSync(pdf, await print('card', cardsData(sampleSheet(kind as CardKind, size as CardSize), [sampleHolder(language)])))
  execFileSync('pdftoppm', ['-r', dots, '-png', '-singlefile', pdf, join(folder, language.toLowerCase())])
}

/** What is asked in the search benchmark: names spelt another way, with and without a birth, names being typed, common ones, numbers. */
import type { Dice } from '#database/seeded-dice.ts'
import { type NameSource, respell } from './search-names.ts'
import type { Wanted } from './search-persons.ts'

/** `recall`: whether the person whom the question is about should be among the answers. `peers`: whether the peers are asked too. */
export type Kind = { readonly name: string; make(dice: Dice, wanted: Wanted): string; readonly recall: boolean; readonly peers: boolean }

export function kindsOf(names: NameSource): Kind[] {
  const common = (dice: Dice): string => dice.pick(dice.pick(names.commonest.slice(0, 12)).spellings.slice(0, 2))
  const commons = (dice: Dice): string => Array.from({ length: dice.between(2, 3) }, () => common(dice)).join(' ')
  const year = (wanted: Wanted): string => wanted.bornOn.slice(0, 4)
  const kind = (name: string, make: Kind['make'], { recall = false, peers = false } = {}): Kind => ({ name, make, recall, peers })
  return [
    kind('name, spelt another way', (dice, wanted) => respell(dice, wanted.name), { recall: true, peers: true }),
    kind('  and the year of birth', (dice, wanted) => `${respell(dice, wanted.name)} ${year(wanted)}`, { recall: true, peers: true }),
    kind('  and the date of birth', (dice, wanted) => `${respell(dice, wanted.name)} ${wanted.bornOn.split('-').toReversed().join('/')}`, {
      recall: true,
    }),
    kind('name as registered', (_dice, wanted) => wanted.name.words.join(' '), { recall: true }),
    kind('name being typed', (dice, wanted) => typed(dice, wanted.name.words.join(' '))),
    kind('two or three common names', commons),
    kind('  and the year of birth', (dice, wanted) => `${commons(dice)} ${year(wanted)}`),
    kind('one common name', common),
    kind('in its own script', (_dice, wanted) => wanted.name.groups.map(({ native }) => native).join(' '), { recall: true }),
    kind('document number', (_dice, wanted) => wanted.document ?? 'T1234567'),
  ]
}

function typed(dice: Dice, text: string): string {
  return text.slice(0, dice.between(2, text.length))
}

/** How a bag's command is told on the queue screen, and how the same bag stands at the office: the two sides of a conflict. */
import * as bags from '#domain/papers/bag-contract.ts'
import type { Handing, Sealing } from '#domain/papers/step-words.ts'
import type { TravelBag } from '#domain/papers/words.ts'
import { ask } from '#desk/kit/api.ts'
import type { CommandStory } from '#desk/kit/command-story.ts'
import type { Fact } from '#ui/DescriptionList.tsx'

export const bagStory: CommandStory = {
  facts: (input, text) => {
    const { contents, holderName, seal } = input as Partial<Sealing>
    const { toKind, toName, toFunction, sealIntact, note, doneAt } = input as Partial<Handing>
    const { t } = text
    return [
      ...fact(t('papers.seal_number'), seal),
      ...fact(t('papers.contents'), contents?.map(({ kind, count }) => `${t(`papers.content.${kind}`)} × ${count}`).join(', ')),
      ...fact(t('papers.holder_name'), holderName),
      ...fact(t('papers.to_kind'), toKind && t(`status.papers.holder.${toKind}`)),
      ...fact(t('papers.to_name'), toName),
      ...fact(t('papers.to_function'), toFunction),
      ...fact(t('papers.bag'), sealIntact === undefined ? undefined : t(sealIntact ? 'papers.seal_whole' : 'papers.seal_broken')),
      ...fact(t('papers.note'), note),
      ...fact(t('papers.handed_at'), doneAt && text.write.instant(doneAt)),
    ]
  },
  now: async (input, text) => {
    const bagId = (input['bagId'] ?? input['id']) as TravelBag['id'] | undefined
    if (bagId === undefined) return undefined
    const answer = await ask(bags.getBag, { bagId })
    if (!answer.ok) return undefined
    const { bag } = answer.value
    return [
      { term: text.t('papers.seal_number'), value: bag.seal ?? text.t('papers.no_seal') },
      { term: text.t('papers.to_name'), value: `${bag.holderName} (${text.t(`status.papers.holder.${bag.holderKind}`)})` },
      { term: text.t('papers.handed_at'), value: text.write.instant(bag.heldSince) },
    ]
  },
}

function fact(term: string, value: string | undefined): Fact[] {
  return value === undefined || value === '' ? [] : [{ term, value }]
}

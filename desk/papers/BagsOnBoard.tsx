/** Above the flights: how many travel bags the boards have and how many are in our hands. It also takes them along for the shift. */
import type { BoardExtraProps } from '#desk/transit/shared.tsx'
import { may, useSelf } from '#desk/kit/session.ts'
import { useText } from '#ui/TextProvider.tsx'
import { useBagsAt } from './queries.ts'

export function BagsOnBoard({ airport }: BoardExtraProps) {
  return may(useSelf(), 'papers.read') && airport !== undefined ? <Count airport={airport} /> : null
}

function Count({ airport }: BoardExtraProps) {
  const { t } = useText()
  const items = useBagsAt(airport).value?.items ?? []
  if (items.length === 0) return null
  return (
    <p className="text-base">
      {t('papers.bags_here', { count: items.length, ours: items.filter(({ holderKind }) => holderKind === 'STAFF').length })}
    </p>
  )
}

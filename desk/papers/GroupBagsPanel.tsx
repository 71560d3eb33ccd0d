/** On the page of a group at the airport: its travel bags out of the shift's own list, so that they also stand with no network. */
import type { GroupExtraProps } from '#desk/transit/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { may, useSelf } from '#desk/kit/session.ts'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BagList } from './BagList.tsx'
import { useBagsAt, useDrawn } from './queries.ts'
import { SealBagButton } from './SealBagButton.tsx'

export function GroupBagsPanel({ group }: GroupExtraProps) {
  return may(useSelf(), 'papers.read') ? <Bags group={group} /> : null
}

function Bags({ group }: GroupExtraProps) {
  const { t } = useText()
  const { caseId, office, compartment } = group
  const owner = { caseId, office, compartment }
  const asked = useBagsAt(group.airport)
  const drawn = useDrawn(asked.value?.items.filter((bag) => bag.caseId === caseId) ?? [], owner)
  return (
    <Panel title={t('papers.bags')} actions={<SealBagButton owner={owner} />}>
      <AskedPart of={asked}>{() => <BagList bags={drawn} />}</AskedPart>
    </Panel>
  )
}

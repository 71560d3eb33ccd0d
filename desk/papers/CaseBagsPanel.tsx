/** On the page of a case: its travel bags, every hand each went through, and the form that seals another. */
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { BagList } from './BagList.tsx'
import { ownerOf, useBagsOfCase } from './queries.ts'
import { SealBagButton } from './SealBagButton.tsx'

export function CaseBagsPanel({ case: of }: CasePanelProps) {
  const { t } = useText()
  const owner = ownerOf(of)
  const { asked, drawn } = useBagsOfCase(owner)
  return (
    <Panel title={t('papers.bags')} actions={<SealBagButton owner={owner} />}>
      <AskedPart of={asked}>
        {({ items }) => <BagList bags={drawn} custody={new Map(items.map(({ bag, custody }) => [bag.id, custody]))} />}
      </AskedPart>
    </Panel>
  )
}

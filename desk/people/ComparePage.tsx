/** Any two files side by side, for somebody who suspects them to be one person. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as merges from '#domain/people/merge-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { EvidenceBars, SideBySide } from './Evidence.tsx'
import { MergeForm } from './MergeForm.tsx'

export function ComparePage() {
  const { t } = useText()
  const go = useNavigate()
  const [personId, otherId] = [useParam('personId'), useParam('otherId')]
  const compared = useAsk(merges.comparePersons, { personId, otherId })
  const [merging, setMerging] = useState(false)
  const whyNot = useWhyNot('people.write')
  const bar = compared.value?.bar ?? null
  return (
    <Page title={t('register.compare')} back={{ to: '/people', label: t('people.people') }}>
      <AskedPart of={compared} lines={10}>
        {(comparison) => (
          <Panel
            title={t('register.side_by_side')}
            actions={
              <Button look="main" reason={whyNot ?? (bar === null ? undefined : t(`register.bar.${bar}`))} onClick={() => setMerging(true)}>
                {t('register.merge')}
              </Button>
            }
          >
            <div className="flex flex-col gap-4">
              <EvidenceBars evidence={comparison.evidence} score={comparison.score} />
              <SideBySide comparison={comparison} />
            </div>
            <Dialog open={merging} onClose={() => setMerging(false)} title={t('register.merge')}>
              <MergeForm
                comparison={comparison}
                onDone={(merge) => {
                  setMerging(false)
                  void (merge.state === 'MERGED'
                    ? go({ to: '/people/$personId', params: { personId: merge.keptId } })
                    : go({ to: '/people/merges' }))
                }}
              />
            </Dialog>
          </Panel>
        )}
      </AskedPart>
    </Page>
  )
}

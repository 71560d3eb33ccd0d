/** One escort: what is on file, and the missions they went on. */
import { useState } from 'react'
import * as escorts from '#domain/escorts/contract.ts'
import type { Escort, EscortId } from '#domain/escorts/words.ts'
import { NationalityName, nameOf } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { EscortForm } from './EscortForm.tsx'
import { MissionTable } from './MissionTable.tsx'

export function EscortPage() {
  const { t } = useText()
  const found = useAsk(escorts.getEscort, { escortId: useParam('escortId') as EscortId })
  return (
    <Page
      title={t('escorts.escort')}
      heading={found.value && <bdi>{nameOf(found.value.escort)}</bdi>}
      lead={found.value?.escort.resting && <Badge>{t('escorts.resting')}</Badge>}
      back={{ to: '/escorts', label: t('escorts.escorts') }}
    >
      <AskedPart of={found}>
        {({ escort, missions }) => (
          <>
            <FactsPanel escort={escort} />
            <Panel title={t('escorts.missions')} flush>
              <MissionTable
                missions={missions}
                caption={t('escorts.missions')}
                emptyTitle={t('escorts.no_mission')}
                emptyWhy={t('escorts.no_mission_why')}
              />
            </Panel>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function FactsPanel({ escort }: { escort: Escort }) {
  const { t, write } = useText()
  const [changing, setChanging] = useState(false)
  const reason = useWhyNot('escorts.write')
  return (
    <Panel
      title={t('escorts.particulars')}
      actions={
        <Button icon="edit" reason={reason} onClick={() => setChanging(true)}>
          {t('escorts.change')}
        </Button>
      }
    >
      <DescriptionList
        facts={[
          { term: t('escorts.kind'), value: write.list(escort.kinds.map((kind) => t(`movements.escort.${kind}`))) },
          { term: t('escorts.languages'), value: write.list(escort.languages.map((code) => write.language(code))) },
          { term: t('escorts.phone'), value: escort.phone && <Code>{escort.phone}</Code> },
          { term: t('escorts.nationality'), value: <NationalityName code={escort.nationality} /> },
          { term: t('escorts.born_on'), value: escort.bornOn && write.day(escort.bornOn) },
          { term: t('escorts.passport_number'), value: escort.passportNumber && <Code>{escort.passportNumber}</Code>, keep: true },
          { term: t('escorts.passport_until'), value: escort.passportUntil && write.day(escort.passportUntil), keep: true },
          {
            term: t('escorts.visas'),
            value: write.list(
              escort.visas.map((visa) => t('escorts.visa_until', { country: visa.country, day: write.day(visa.validUntil) })),
            ),
          },
          { term: t('escorts.licence_number'), value: escort.licenceNumber && <Code>{escort.licenceNumber}</Code> },
          { term: t('escorts.licence_authority'), value: escort.licenceAuthority && <bdi>{escort.licenceAuthority}</bdi> },
          { term: t('escorts.licence_until'), value: escort.licenceUntil && write.day(escort.licenceUntil) },
          { term: t('escorts.record_checked_on'), value: escort.recordCheckedOn && write.day(escort.recordCheckedOn), keep: true },
        ]}
      />
      <Dialog open={changing} onClose={() => setChanging(false)} title={t('escorts.change')}>
        <EscortForm escort={escort} onDone={() => setChanging(false)} />
      </Dialog>
    </Panel>
  )
}

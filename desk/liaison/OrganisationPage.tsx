/** One organisation: what it is, whom to call there by function, and what a carrier agreed to. No case is ever listed here (M030). */
import { useState } from 'react'
import { dayAt, instantFromMs } from '#domain/kit/day.ts'
import { regionOf } from '#domain/kit/country.ts'
import * as liaison from '#domain/liaison/contract.ts'
import { agreementOn } from '#domain/liaison/rules.ts'
import type { CarrierAgreement, Organisation, OrganisationId } from '#domain/liaison/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { ChangeOrganisationForm } from './ChangeOrganisationForm.tsx'
import { OrganisationBadge, OrganisationName } from './shared.tsx'

export function OrganisationPage() {
  const { t } = useText()
  const organisationId = useParam('organisationId') as OrganisationId
  const found = useAsk(liaison.getOrganisation, { organisationId })
  const organisation = found.value?.organisation
  return (
    <Page
      title={t('liaison.organisation')}
      heading={organisation && <OrganisationName organisation={organisation} />}
      lead={
        organisation && (
          <>
            <Badge icon={undefined}>{t(`liaison.kind.${organisation.kind}`)}</Badge>
            <OrganisationBadge status={organisation.status} />
            {organisation.compartment > 0 && <Badge mood="note">{t('people.sealed')}</Badge>}
          </>
        )
      }
      back={{ to: '/liaison', label: t('liaison.organisations') }}
    >
      <AskedPart of={found}>
        {(it) => (
          <>
            <FactsPanel organisation={it.organisation} />
            {it.organisation.kind === 'CARRIER' && <AgreementsPanel organisation={it.organisation} agreements={it.agreements} />}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function FactsPanel({ organisation: it }: { organisation: Organisation }) {
  const { t, write } = useText()
  const [changing, setChanging] = useState(false)
  const reason = useWhyNot('liaison.write')
  const place = [it.city, it.country && write.country(regionOf(it.country) ?? it.country)].filter(Boolean).join(', ')
  return (
    <Panel
      title={t('liaison.contact')}
      actions={
        <Button icon="edit" reason={reason} onClick={() => setChanging(true)}>
          {t('liaison.change')}
        </Button>
      }
    >
      <DescriptionList
        facts={[
          { term: t('liaison.city'), value: place },
          { term: t('liaison.carrier_code'), value: it.carrierCode && <Code>{it.carrierCode}</Code> },
          { term: t('liaison.function'), value: it.contactFunction && <bdi>{it.contactFunction}</bdi> },
          { term: t('liaison.phone'), value: it.contactPhone && <bdi dir="ltr">{it.contactPhone}</bdi> },
          { term: t('liaison.email'), value: it.contactEmail && <bdi dir="ltr">{it.contactEmail}</bdi> },
        ]}
      />
      <Dialog open={changing} onClose={() => setChanging(false)} title={t('liaison.change')}>
        <ChangeOrganisationForm organisation={it} onDone={() => setChanging(false)} />
      </Dialog>
    </Panel>
  )
}

function AgreementsPanel({ organisation, agreements }: { organisation: Organisation; agreements: readonly CarrierAgreement[] }) {
  const { t, write } = useText()
  const self = useSelf()
  const [writing, setWriting] = useState(false)
  const reason = useWhyNot('liaison.write')
  const inForce = agreementOn(agreements, dayAt(instantFromMs(Date.now()), self.office.timeZone))
  return (
    <Panel
      title={t('liaison.agreements')}
      flush
      actions={
        <Button icon="add" reason={reason} onClick={() => setWriting(true)}>
          {t('liaison.new_agreement')}
        </Button>
      }
    >
      <Table
        caption={t('liaison.agreements')}
        rows={agreements}
        rowKey={(it) => it.id}
        empty={
          <EmptyState icon="liaison" title={t('liaison.agreements_none')}>
            {t('liaison.agreements_none_why')}
          </EmptyState>
        }
        columns={[
          {
            key: 'bags',
            title: t('liaison.baggage'),
            heads: true,
            cell: (it) => t('liaison.baggage_of', { pieces: it.baggagePieces, kg: it.baggageKg }),
          },
          { key: 'terms', title: t('liaison.terms'), cell: (it) => <span className="whitespace-pre-line">{it.tariffTerms}</span> },
          { key: 'from', title: t('liaison.from'), cell: (it) => write.day(it.validFrom) },
          { key: 'to', title: t('liaison.to'), cell: (it) => (it.validTo === null ? null : write.day(it.validTo)) },
          { key: 'source', title: t('liaison.source'), cell: (it) => <bdi>{it.source}</bdi> },
          {
            key: 'state',
            title: t('liaison.status'),
            cell: (it) => (
              <Badge mood={it === inForce ? 'good' : 'neutral'}>{t(it === inForce ? 'liaison.in_force' : 'liaison.not_in_force')}</Badge>
            ),
          },
        ]}
      />
      <Dialog open={writing} onClose={() => setWriting(false)} title={t('liaison.new_agreement')}>
        <AgreementForm organisation={organisation} onDone={() => setWriting(false)} />
      </Dialog>
    </Panel>
  )
}

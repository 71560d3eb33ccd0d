/** One programme: what it promises, to whom, where, with which clearances and ceilings, and where each fact was found. */
import { useState } from 'react'
import * as programmes from '#domain/programmes/contract.ts'
import type { ProgrammeSheet } from '#domain/programmes/contract.ts'
import type { KnownDay, Programme } from '#domain/programmes/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'
import { CeilingsPanel } from './CeilingsPanel.tsx'
import { ClearancesTable } from './ClearancesTable.tsx'
import { nameIn } from './shared.tsx'

export function ProgrammePage() {
  const text = useText()
  const { t } = text
  const code = useParam('code')
  const [version, setVersion] = useState('')
  const found = useAsk(programmes.getProgramme, { code, ...(version === '' ? {} : { version: Number(version) }) })
  const programme = found.value?.programme
  return (
    <Page
      title={t('programmes.programme')}
      heading={programme && nameIn(text, programme.names)}
      lead={
        programme && (
          <>
            <Code>{programme.code}</Code>
            <Badge>{t(`programmes.movement.${programme.movementType}`)}</Badge>
            <Badge icon={undefined}>{t(`programmes.direction.${programme.direction}`)}</Badge>
          </>
        )
      }
      back={{ to: '/programmes', label: t('programmes.programmes') }}
    >
      <AskedPart of={found} lines={10}>
        {(sheet) => (
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <WhatPanel programme={sheet.programme} />
            <CountriesPanel sheet={sheet} />
            <div className="lg:col-span-2">
              <ClearancesTable programme={sheet.programme} />
            </div>
            <div className="lg:col-span-2">
              <CeilingsPanel programme={sheet.programme} />
            </div>
            <HelpPanel programme={sheet.programme} />
            <VersionsPanel sheet={sheet} version={version} onVersion={setVersion} />
          </div>
        )}
      </AskedPart>
    </Page>
  )
}

function WhatPanel({ programme }: { programme: Programme }) {
  const text = useText()
  const { t } = text
  return (
    <Panel title={t('programmes.what')}>
      <p className="mb-3">{nameIn(text, programme.summary)}</p>
      <DescriptionList
        facts={[
          { term: t('programmes.funder'), value: programme.funder && `${programme.funder.name} (${programme.funder.source})` },
          { term: t('programmes.runs'), value: periodText(text, programme) },
          { term: t('programmes.source'), value: <Code>{programme.source}</Code> },
        ]}
      />
      {programme.notes.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-sm font-medium">{t('programmes.notes')}</h3>
          <ul className="list-disc ps-5 text-sm text-ink-soft">
            {programme.notes.map((note) => (
              <li key={note.en}>{nameIn(text, note)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

/** No more precisely than the source knows. */
function periodText({ t, write }: Text, { from, to }: Programme): string | undefined {
  const said = (day: KnownDay) => write.birthday(day.on, day.precision)
  if (from === undefined) return undefined
  return to === undefined
    ? t('programmes.runs_from', { from: said(from) })
    : t('programmes.runs_from_to', { from: said(from), to: said(to) })
}

function CountriesPanel({ sheet: { programme, countryNames } }: { sheet: ProgrammeSheet }) {
  const text = useText()
  const { t } = text
  const named = programme.countries.map((country) => ({
    ...country,
    name: nameIn(text, countryNames[country.iso3] ?? { fr: country.iso3, en: country.iso3 }),
  }))
  return (
    <Panel title={t('programmes.countries')}>
      {programme.openToOtherCountries && <p className="mb-2">{t('programmes.open_to_others')}</p>}
      <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {named
          .toSorted((a, b) => new Intl.Collator(text.language).compare(a.name, b.name))
          .map((country) => (
            <li key={country.iso3}>
              {country.name}
              {country.subregions !== undefined && (
                <span className="block text-sm text-ink-soft">
                  {t('programmes.only_regions', { regions: country.subregions.map((region) => nameIn(text, region.names)).join(', ') })}
                </span>
              )}
            </li>
          ))}
      </ul>
    </Panel>
  )
}

function HelpPanel({ programme }: { programme: Programme }) {
  const text = useText()
  const { t, write } = text
  const { months, windowDays } = programme.followUp
  return (
    <Panel title={t('programmes.help')}>
      <DescriptionList
        facts={[
          { term: t('programmes.stages'), value: programme.stages.map((stage) => nameIn(text, stage.names)).join(' → ') },
          {
            term: t('programmes.forms'),
            value: write.list(programme.forms.map((form) => t(`programmes.form.${form}`))) || t('programmes.forms_none'),
          },
          {
            term: t('programmes.services'),
            value: write.list(programme.services.map((service) => t(`programmes.form.${service}`))) || t('programmes.forms_none'),
          },
          {
            term: t('programmes.follow_up'),
            value:
              months.length === 0
                ? t('programmes.follow_up_none')
                : t('programmes.follow_up_months', { count: months.length, months: write.list(months.map(String)), days: windowDays }),
          },
        ]}
      />
    </Panel>
  )
}

function VersionsPanel({
  sheet: { programme, versions },
  version,
  onVersion,
}: {
  sheet: ProgrammeSheet
  version: string
  onVersion: (version: string) => void
}) {
  const { t, write } = useText()
  const said = (each: ProgrammeSheet['versions'][number]) =>
    t('programmes.version_n', { version: each.version, day: write.day(each.publishedAt.slice(0, 10)), from: write.day(each.validFrom) })
  return (
    <Panel title={t('programmes.versions')}>
      <p className="mb-3 text-sm text-ink-soft">{t('programmes.versions_kept')}</p>
      {versions.length < 2 ? (
        versions.map((each) => <p key={each.version}>{said(each)}</p>)
      ) : (
        <Field label={t('programmes.version')} required>
          <Select
            value={version === '' ? String(programme.version) : version}
            onChange={onVersion}
            options={versions.map((each) => ({ value: String(each.version), label: said(each) }))}
          />
        </Field>
      )}
    </Panel>
  )
}

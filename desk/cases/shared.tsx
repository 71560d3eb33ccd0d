/** What other rooms may show of a case: its reference and where it stands; and what a panel on its page is given. */
import type { ComponentType } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import type { CaseRow } from '#domain/cases/contract.ts'
import { isActive } from '#domain/cases/rules.ts'
import type { Case, CaseId, CaseStatus } from '#domain/cases/words.ts'
import { regionOf } from '#domain/kit/country.ts'
import type { PartyKind } from '#domain/programmes/party-words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Code } from '#ui/PersonName.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

/** A part of the case page that another room brings. Which rooms do is said once, in desk/case-panels.ts. */
export type CasePanelProps = { readonly caseId: CaseId; readonly case: Case }
export type CasePanel = { readonly name: string; readonly permission: Permission; readonly Panel: ComponentType<CasePanelProps> }

export function CaseRef({ caseId, publicRef }: { caseId: CaseId; publicRef: string }) {
  return (
    <TextLink to="/cases/$caseId" params={{ caseId }}>
      <Code>{publicRef}</Code>
    </TextLink>
  )
}

const troubled: readonly CaseStatus[] = ['ON_HOLD', 'MISHAP']
const settled: readonly CaseStatus[] = ['ARRIVED', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED']

export function CaseStatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useText()
  const mood: Mood = troubled.includes(status) ? 'warn' : settled.includes(status) ? 'good' : isActive(status) ? 'note' : 'neutral'
  return <Badge mood={mood}>{t(`status.cases.${status}`)}</Badge>
}

/** A country by its alpha-3 code, as the reader calls it. */
export function countryText({ write }: Text, iso3: string): string {
  return write.country(regionOf(iso3) ?? iso3)
}

/** A programme or region in the reader's language; whoever reads neither French nor English gets English. */
export function nameIn({ language }: Text, names: { fr: string; en: string }): string {
  return language === 'fr' ? names.fr : names.en
}

export function principalText(row: Pick<CaseRow, 'principal'>): string {
  return row.principal === null ? '' : nameOf(row.principal)
}

/** `Accepting State – Canada`: which party, and the State where it is one. */
export function partyText(text: Text, party: { kind: PartyKind; state?: string | null | undefined }): string {
  const kind = text.t(`party.kind.${party.kind}`)
  return party.state == null ? kind : `${kind} – ${countryText(text, party.state)}`
}

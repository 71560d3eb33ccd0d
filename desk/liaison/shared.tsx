/** What other rooms may show of an organisation: its kind in words, where it stands, and a way to choose one. */
import { useState } from 'react'
import * as liaison from '#domain/liaison/contract.ts'
import type { Organisation, OrganisationKind, OrganisationStatus } from '#domain/liaison/words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useRested } from '#desk/kit/rested.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moods: Record<OrganisationStatus, Mood> = { ACTIVE: 'good', DORMANT: 'neutral', ENDED: 'bad' }

export function OrganisationBadge({ status }: { status: OrganisationStatus }) {
  const { t } = useText()
  return <Badge mood={moods[status]}>{t(`status.liaison.${status}`)}</Badge>
}

/** The name, its acronym and its own script after it, each in its own direction. */
export function OrganisationName({ organisation }: { organisation: Pick<Organisation, 'name' | 'nativeName' | 'acronym'> }) {
  const { name, nativeName, acronym } = organisation
  return (
    <span>
      <bdi>{name}</bdi>
      {acronym !== null && acronym !== name && (
        <>
          {' '}
          <bdi>{`(${acronym})`}</bdi>
        </>
      )}
      {nativeName !== null && <bdi className="ms-2 text-ink-soft">{nativeName}</bdi>}
    </span>
  )
}

/** What a form keeps of the organisation that was chosen: enough for the rules and for the eye. */
export type ChosenOrganisation = Pick<Organisation, 'id' | 'kind' | 'status' | 'name'>

export type OrganisationPickerProps = {
  label: string
  /** Only these kinds can be chosen. */
  kinds: readonly OrganisationKind[]
  chosen: ChosenOrganisation | undefined
  onChoose: (organisation: ChosenOrganisation | undefined) => void
}

/** Finds one organisation by the beginnings of its words, and keeps it chosen until another one is wanted. */
export function OrganisationPicker({ label, kinds, chosen, onChoose }: OrganisationPickerProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const q = useRested(words.trim())
  const only = kinds.length === 1 ? { kind: kinds[0]! } : {}
  const found = useAsk(liaison.findOrganisations, { q, limit: 20, ...only }, { enabled: q !== '' && chosen === undefined })
  const hits = (found.value?.items ?? []).filter(({ kind, status }) => kinds.includes(kind) && status !== 'ENDED')

  if (chosen !== undefined)
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line p-2">
        <span className="flex flex-col">
          <span className="text-sm text-ink-soft">{label}</span>
          <bdi>{chosen.name}</bdi>
          {kinds.length > 1 && <span className="text-sm text-ink-soft">{t(`liaison.kind.${chosen.kind}`)}</span>}
        </span>
        <Button look="quiet" icon="close" onClick={() => onChoose(undefined)}>
          {t('liaison.another')}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={t('liaison.search_hint')} required>
        <TextInput type="search" value={words} onChange={setWords} autoComplete="off" />
      </Field>
      {q !== '' && found.value !== undefined && hits.length === 0 && <p className="text-sm text-ink-soft">{t('liaison.none_found')}</p>}
      {q !== '' && hits.length > 0 && (
        <ul aria-label={label} className="divide-y divide-line rounded-md border border-line">
          {hits.map(({ id, kind, status, name, acronym, nativeName }) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('liaison.choose', { name })}
                onClick={() => onChoose({ id, kind, status, name })}
                className="flex min-h-11 w-full flex-col items-start px-3 py-1.5 text-start hover:bg-sunken"
              >
                <OrganisationName organisation={{ name, acronym, nativeName }} />
                <span className="text-sm text-ink-soft">{t(`liaison.kind.${kind}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

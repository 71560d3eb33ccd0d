/** What other rooms may show of a person: their name, a line about them, a way to choose one. */
import { useState } from 'react'
import * as people from '#domain/people/contract.ts'
import type { OriginalStanding } from '#domain/people/original-words.ts'
import type { PersonLine } from '#domain/people/words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useRested } from '#desk/kit/rested.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { PersonName as Names } from '#ui/PersonName.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { nationalityText } from './nationality.ts'

export type Named = Pick<PersonLine, 'familyName' | 'givenNames'> & { readonly nativeName?: string | null | undefined }

/** Given names, then the family name: as one is called. */
export function nameOf({ givenNames, familyName }: Named): string {
  return `${givenNames} ${familyName}`.trim()
}

/** Latin letters first, the original script after them, each in its own direction. */
export function PersonName({ person }: { person: Named }) {
  return <Names name={nameOf(person)} original={person.nativeName} />
}

export function PersonLink({ person }: { person: Named & Pick<PersonLine, 'id'> }) {
  return (
    <TextLink to="/people/$personId" params={{ personId: person.id }}>
      <PersonName person={person} />
    </TextLink>
  )
}

export function NationalityName({ code }: { code: string }) {
  return <>{nationalityText(useText(), code)}</>
}

/** Birth, sex and nationality in one line: enough to tell two namesakes apart. */
export function PersonFacts({ person }: { person: Pick<PersonLine, 'bornOn' | 'bornPrecision' | 'sex' | 'nationality'> }) {
  const text = useText()
  const { t, write } = text
  const facts = [
    write.birthday(person.bornOn, person.bornPrecision),
    t(`people.sex.${person.sex}`),
    nationalityText(text, person.nationality),
  ]
  return <span className="text-sm text-ink-soft">{facts.join(' · ')}</span>
}

/** Who holds the original of a document, whether the receipt is signed, and whether it is owed to the person. */
export function OriginalState({ standing }: { standing: OriginalStanding }) {
  const { t, write } = useText()
  const { holder, holderName, since, isSigned, askedBackOn } = standing
  if (holder === 'PERSON') return <span className="text-sm text-ink-soft">{t('people.originals.with_person')}</span>
  return (
    <span className="flex flex-wrap items-center gap-2 text-sm">
      <span>
        {t('people.originals.held_by', {
          name: `\u2068${holderName ?? ''}\u2069`,
          holder: t(`people.originals.holder.${holder}`),
          day: since === null ? '—' : write.day(since),
        })}
      </span>
      {askedBackOn !== null && (
        <Badge mood="bad" icon="clock">
          {t('people.originals.due', { day: write.day(askedBackOn) })}
        </Badge>
      )}
      {!isSigned && <Badge mood="warn">{t('people.originals.unsigned')}</Badge>}
    </span>
  )
}

export type PersonPickerProps = {
  label: string
  chosen: PersonLine | undefined
  onChoose: (person: PersonLine | undefined) => void
  /** Persons who cannot be chosen, such as the one whose page it is. */
  except?: readonly string[]
}

/** Finds one person by name or document number and keeps them chosen until somebody else is wanted. */
export function PersonPicker({ label, chosen, onChoose, except = [] }: PersonPickerProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const q = useRested(words.trim())
  const found = useAsk(people.search, { q, limit: 8 }, { enabled: q.length >= 2 && chosen === undefined })
  const hits = (found.value?.items ?? []).filter((hit) => !except.includes(hit.person.id))

  if (chosen !== undefined)
    return (
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line p-2">
        <span className="flex flex-col">
          <span className="text-sm text-ink-soft">{label}</span>
          <PersonName person={chosen} />
          <PersonFacts person={chosen} />
        </span>
        <Button look="quiet" icon="close" onClick={() => onChoose(undefined)}>
          {t('people.clear_choice')}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={t('people.search_hint')}>
        <TextInput type="search" value={words} onChange={setWords} autoComplete="off" />
      </Field>
      {q.length >= 2 && found.value !== undefined && hits.length === 0 && (
        <p className="text-sm text-ink-soft">{t('people.nobody_found')}</p>
      )}
      {q.length >= 2 && hits.length > 0 && (
        <ul aria-label={label} className="divide-y divide-line rounded-md border border-line">
          {hits.map(({ person }) => (
            <li key={person.id}>
              <button
                type="button"
                aria-label={t('people.choose_person', { name: nameOf(person) })}
                onClick={() => onChoose(person)}
                className="flex min-h-11 w-full flex-col items-start px-3 py-1.5 text-start hover:bg-sunken"
              >
                <PersonName person={person} />
                <PersonFacts person={person} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

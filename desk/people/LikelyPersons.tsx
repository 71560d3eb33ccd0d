/**
 * The persons on file who may be the one being entered, shown while typing: ranked, each with its reasons, none of them in the way.
 * Same opens that file; not the same and later are said with the person when they are saved.
 */
import * as people from '#domain/people/contract.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import type { EntryDecision } from '#domain/people/pair-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { useRested } from '#desk/kit/rested.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { nameOf, PersonFacts, PersonName } from './shared.tsx'

export type TypedPerson = {
  familyName: string
  givenNames: string
  nativeName: string
  sex: string
  bornOn: string
  bornPrecision: string
  nationality: string
  documentNumber: string
}

type LikelyPersonsProps = {
  typed: TypedPerson
  decisions: Readonly<Record<PersonId, EntryDecision['decision']>>
  /** Undefined takes the word back. */
  onDecide: (personId: PersonId, decision: EntryDecision['decision'] | undefined) => void
}

export function LikelyPersons({ typed, decisions, onDecide }: LikelyPersonsProps) {
  const { t, write } = useText()
  const input = useRested(inputOf(typed), 350)
  const enough =
    `${input.familyName}${input.givenNames}`.length >= 3 || `${input.nativeName}`.length >= 2 || `${input.documentNumber}`.length >= 4
  const likely = useAsk(people.listLikely, input, { enabled: enough })
  const items = enough ? (likely.value?.items ?? []) : []
  return (
    <div role="status">
      {items.length > 0 && (
        <Notice mood="warn" title={t('people.likely')}>
          <p>{t('people.likely_hint')}</p>
          <ul className="mt-2 flex flex-col gap-2">
            {items.map(({ person, score, reasons }) => {
              const said = decisions[person.id]
              return (
                <li key={person.id} className="flex flex-col gap-1 rounded-md bg-panel p-2 text-ink">
                  <PersonName person={person} />
                  <PersonFacts person={person} />
                  <span className="text-sm">
                    {t('people.likely_score', { score: write.percent(score) })} ·{' '}
                    {write.list(reasons.map((reason) => t(`people.likely_reason.${reason}`)))}
                  </span>
                  {said === undefined ? (
                    <span className="flex flex-wrap gap-2">
                      <ButtonLink icon="person" to="/people/$personId" params={{ personId: person.id }}>
                        {t('register.entry.SAME')}
                      </ButtonLink>
                      <Button
                        aria-label={t('register.entry.NOT_SAME_name', { name: nameOf(person) })}
                        onClick={() => onDecide(person.id, 'NOT_SAME')}
                      >
                        {t('register.entry.NOT_SAME')}
                      </Button>
                      <Button
                        aria-label={t('register.entry.LATER_name', { name: nameOf(person) })}
                        onClick={() => onDecide(person.id, 'LATER')}
                      >
                        {t('register.entry.LATER')}
                      </Button>
                    </span>
                  ) : (
                    <span className="flex flex-wrap items-center gap-2">
                      <Badge mood="note">{t(`register.entry.said.${said}`)}</Badge>
                      <Button look="quiet" onClick={() => onDecide(person.id, undefined)}>
                        {t('register.entry.take_back')}
                      </Button>
                    </span>
                  )}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
    </div>
  )
}

/** Only what is whole already is asked about: half a date would be wrong input, and no help. */
function inputOf(typed: TypedPerson): RequestOf<typeof people.listLikely> {
  const { familyName, givenNames, nativeName, documentNumber, sex, bornOn, bornPrecision, nationality } = typed
  const { shape } = people.listLikely.input
  const whole = Object.entries({ sex, bornOn, bornPrecision, nationality }).filter(
    ([field, value]) => value !== '' && shape[field as 'sex'].safeParse(value).success,
  )
  return { familyName, givenNames, nativeName, documentNumber, ...Object.fromEntries(whole) }
}

/** The persons on file who may be the one being entered, shown while typing: each with the reasons, none of them in the way. */
import * as people from '#domain/people/contract.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { PersonFacts, PersonLink, useRested } from './shared.tsx'

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

export function LikelyPersons({ typed }: { typed: TypedPerson }) {
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
            {items.map(({ person, score, reasons }) => (
              <li key={person.id} className="flex flex-col rounded-md bg-panel p-2 text-ink">
                <PersonLink person={person} />
                <PersonFacts person={person} />
                <span className="text-sm">
                  {t('people.likely_score', { score: write.percent(score) })} ·{' '}
                  {write.list(reasons.map((reason) => t(`people.likely_reason.${reason}`)))}
                </span>
              </li>
            ))}
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

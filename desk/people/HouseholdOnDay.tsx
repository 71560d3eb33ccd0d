/** Who was in a household on a day: asked where people have come and gone. */
import { useState } from 'react'
import { Day } from '#domain/kit/day.ts'
import * as households from '#domain/people/household-contract.ts'
import type { HouseholdId } from '#domain/people/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Field } from '#ui/Field.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { PersonLink } from './shared.tsx'

export function HouseholdOnDay({ householdId }: { householdId: HouseholdId }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const day = Day.safeParse(typed)
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('register.who_on_day')}>
        <DateInput value={typed} onChange={setTyped} max={new Date().toISOString().slice(0, 10)} />
      </Field>
      {day.success && <Members householdId={householdId} day={day.data} />}
    </div>
  )
}

function Members({ householdId, day }: { householdId: HouseholdId; day: Day }) {
  const { t } = useText()
  const found = useAsk(households.householdOn, { householdId, day })
  return (
    <AskedPart of={found} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="text-ink-soft">{t('register.nobody_on_day')}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {items.map((member) => (
              <li key={member.id}>
                <PersonLink person={member.person} /> {member.role !== 'MEMBER' && t(`register.role.${member.role}`)}
              </li>
            ))}
          </ul>
        )
      }
    </AskedPart>
  )
}

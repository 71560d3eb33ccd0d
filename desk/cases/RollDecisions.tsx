/** Persons of a roll who may be on file already: for each, a person says whether it is the same one. Reasons stand beside, nothing is chosen in advance. */
import type { RollDuplicate } from '#domain/cases/roll-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** Somebody new for now, whose likeness to those shown waits in the list of possible doubles. */
export const later = 'LATER'

/** By row: the person it is, null for somebody new, or later. A row that is not there is not decided. */
export type Decisions = Readonly<Record<number, PersonId | typeof later | null>>

type RollDecisionsProps = {
  duplicates: readonly RollDuplicate[]
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
  left: number
}

export function RollDecisions({ duplicates, decisions, onDecide, left }: RollDecisionsProps) {
  const { t } = useText()
  const allNew = () => onDecide({ ...Object.fromEntries(duplicates.map(({ row }) => [row, null])), ...decisions })
  return (
    <Panel
      title={t('roll.duplicates_title')}
      actions={
        <Button look="quiet" onClick={allNew}>
          {t('roll.all_new')}
        </Button>
      }
    >
      <p className="mb-3 text-sm text-ink-soft">{t('roll.duplicates_what')}</p>
      <div className="flex flex-col gap-4">
        {duplicates.map((duplicate) => (
          <DuplicateChoice
            key={duplicate.row}
            duplicate={duplicate}
            chosen={decisions[duplicate.row]}
            onChoose={(chosen) => onDecide({ ...decisions, [duplicate.row]: chosen })}
          />
        ))}
      </div>
      {left > 0 && (
        <p role="status" className="mt-3 text-sm font-medium">
          {t('roll.undecided', { count: left })}
        </p>
      )}
    </Panel>
  )
}

function DuplicateChoice({
  duplicate,
  chosen,
  onChoose,
}: {
  duplicate: RollDuplicate
  chosen: Decisions[number] | undefined
  onChoose: (chosen: Decisions[number]) => void
}) {
  const { t, write } = useText()
  const isNew = 'NEW'
  return (
    <RadioGroup
      legend={t('roll.decision', { row: duplicate.row, name: duplicate.name })}
      value={chosen === undefined ? '' : (chosen ?? isNew)}
      onChange={(value) => onChoose(value === isNew ? null : (value as PersonId))}
      options={[
        ...duplicate.likely.slice(0, 4).map(({ person, reasons }) => ({
          value: person.id,
          label: t('roll.same_person', { name: nameOf(person), born: write.birthday(person.bornOn, person.bornPrecision) }),
          hint: write.list(reasons.map((reason) => t(`people.likely_reason.${reason}`))),
        })),
        { value: isNew, label: t('roll.new_person') },
        { value: later, label: t('roll.decide_later'), hint: t('roll.decide_later_hint') },
      ]}
    />
  )
}

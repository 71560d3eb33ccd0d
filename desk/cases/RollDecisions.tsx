/** Persons of a roll who may be on file already: for each, a person says whether it is the same one. Reasons stand beside, nothing is chosen in advance. */
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import type { RollDuplicate } from '#domain/cases/roll-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { Panel } from '#ui/Panel.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { useText } from '#ui/TextProvider.tsx'

/** Somebody new for now, whose likeness to those shown waits in the list of possible doubles. */
export const later = 'LATER'

/** By row: the person it is, null for somebody new, or later. A row that is not there is not decided. */
export type Decisions = Readonly<Record<number, PersonId | typeof later | null>>

/** What all those are of whom nothing is said one by one. */
export type Others = 'UNDECIDED' | 'NEW' | 'LATER'

type RollDecisionsProps = {
  preview: Pick<RollPreview, 'duplicates' | 'duplicateCount'>
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
  others: Others
  onOthers: (others: Others) => void
  left: number
}

export function RollDecisions({
  preview: { duplicates, duplicateCount },
  decisions,
  onDecide,
  others,
  onOthers,
  left,
}: RollDecisionsProps) {
  const { t } = useText()
  return (
    <Panel title={t('roll.duplicates_title')}>
      <p className="mb-3 text-sm text-ink-soft">{t('roll.duplicates_what')}</p>
      <div className="mb-4 border-b border-line pb-4">
        <RadioGroup
          legend={t('roll.others', { count: duplicateCount })}
          value={others}
          onChange={(value) => onOthers(value as Others)}
          options={[
            { value: 'UNDECIDED', label: t('roll.others_undecided') },
            { value: 'NEW', label: t('roll.others_new') },
            { value: 'LATER', label: t('roll.others_later'), hint: t('roll.decide_later_hint') },
          ]}
        />
        {duplicateCount > duplicates.length && (
          <p className="mt-2 text-sm text-ink-soft">{t('roll.duplicates_more', { shown: duplicates.length, count: duplicateCount })}</p>
        )}
      </div>
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

/** Whom of a group somebody must look after, and how: a medical form's outcome, help and escort, and who is to receive a child. */
import type { Care, PersonCare } from '#domain/transit/care-words.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'

const outcomeMoods = { FIT: 'good', FIT_WITH_CONDITIONS: 'warn', UNFIT: 'bad' } as const satisfies Record<string, Mood>

export function CarePanel({ group, care }: { group: BoardGroup; care: Care | undefined }) {
  const { t } = useText()
  const theirs = care?.items.filter((one) => one.groupId === group.id) ?? []
  if (theirs.length === 0) return null
  return (
    <Panel title={t('transit.care')}>
      <ul className="flex flex-col gap-3 divide-y divide-line [&>li+li]:pt-3">
        {theirs.map((one) => (
          <li key={one.personId} className="flex flex-col gap-2">
            <h3 className="text-lg font-semibold">
              <bdi>{one.name}</bdi>
            </h3>
            {one.medical !== null && <MedicalPart medical={one.medical} />}
            {one.receiver !== null && <ReceiverFacts receiver={one.receiver} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function MedicalPart({ medical: { outcome, escort, needs } }: { medical: NonNullable<PersonCare['medical']> }) {
  const { t } = useText()
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-ink-soft">{t('transit.care_medical')}</span>
      {outcome === null ? (
        <Badge mood="note">{t('transit.care_medical_waits')}</Badge>
      ) : (
        <Badge mood={outcomeMoods[outcome]}>{t(`movements.fit_outcome.${outcome}`)}</Badge>
      )}
      {escort !== null && <Badge mood={escort === 'NONE' ? 'neutral' : 'warn'}>{t(`movements.medif_escort.${escort}`)}</Badge>}
      {needs.map((need) => (
        <Badge key={need} mood="note">
          {t(`cases.need.${need}`)} ({need})
        </Badge>
      ))}
    </div>
  )
}

/** What is compared with the person at the door; the word itself is on no screen. */
export function ReceiverFacts({ receiver }: { receiver: NonNullable<PersonCare['receiver']> }) {
  const { t, write } = useText()
  return (
    <DescriptionList
      facts={[
        {
          term: t('transit.care_receiver'),
          value: (
            <>
              <bdi>{receiver.name}</bdi> (<bdi>{receiver.relation}</bdi>)
            </>
          ),
        },
        { term: t('transit.care_phone'), value: receiver.phone !== '' && <bdi dir="ltr">{receiver.phone}</bdi> },
        { term: t('transit.care_paper'), value: receiver.identity !== null && t(`movements.identity.${receiver.identity}`) },
        { term: t('movements.minor_companion'), value: t(`movements.minor_companion.${receiver.companion}`) },
        { term: t('movements.minor_language'), value: write.language(receiver.language) },
      ]}
    />
  )
}

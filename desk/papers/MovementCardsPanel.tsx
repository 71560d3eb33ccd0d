/** On the page of a movement: the cards that its people carry, for everybody, for a family or for one person. */
import { useState } from 'react'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import { CardKind, type CardLanguage, cardLanguages, type CardSize } from '#domain/papers/card-words.ts'
import * as papers from '#domain/papers/contract.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import type { MovementPanelProps } from '#desk/movements/shared.tsx'
import { nameOf } from '#desk/people/shared.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function MovementCardsPanel({ movement }: MovementPanelProps) {
  const { t } = useText()
  const [whose, setWhose] = useState('ALL')
  const [language, setLanguage] = useState<CardLanguage | 'OWN'>('OWN')
  const [size, setSize] = useState<CardSize>('USUAL')
  const people = whoseOptions(movement)
  const [what, id] = whose.split(' ')
  const input = {
    movementId: movement.id,
    size,
    ...(language === 'OWN' ? {} : { language }),
    ...(what === 'CASE' ? { caseId: id as string } : what === 'PERSON' ? { personId: id as string } : {}),
  }
  const reason = people.length === 0 ? t('papers.nobody') : undefined
  return (
    <Panel title={t('papers.cards')}>
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">{t('papers.cards_why')}</p>
        <div className="flex flex-wrap gap-3">
          <Field label={t('papers.whose')} required className="w-72">
            <Select value={whose} onChange={setWhose} options={[{ value: 'ALL', label: t('papers.whose_all') }, ...people]} />
          </Field>
          <Field label={t('papers.card_language')} required className="w-64">
            <Select
              value={language}
              onChange={(next) => setLanguage(next as CardLanguage | 'OWN')}
              options={[
                { value: 'OWN', label: t('papers.card_language_own') },
                ...cardLanguages.map((code) => ({ value: code, label: t(`papers.language.${code}`) })),
              ]}
            />
          </Field>
          <Field label={t('papers.size')} required className="w-52">
            <Select
              value={size}
              onChange={(next) => setSize(next as CardSize)}
              options={[
                { value: 'USUAL', label: t('papers.usual') },
                { value: 'LARGE', label: t('papers.large') },
              ]}
            />
          </Field>
        </div>
        <div className="flex flex-wrap gap-2">
          {CardKind.options.map((kind) => (
            <DownloadButton key={kind} contract={papers.cardsPdf} input={{ ...input, kind } as never} icon="print" reason={reason}>
              {t(`papers.card.${kind}`)}
            </DownloadButton>
          ))}
        </div>
      </div>
    </Panel>
  )
}

/** Each family, and below it each of its people. */
function whoseOptions({ passengers }: Movement): { value: string; label: string }[] {
  const onBoard = passengers.filter(({ state }) => !notOnBoard.includes(state))
  return [...Map.groupBy(onBoard, ({ caseId }) => caseId)].flatMap(([caseId, family]) => [
    { value: `CASE ${caseId}`, label: family[0]!.caseRef },
    ...family.map((one) => ({ value: `PERSON ${one.personId}`, label: `— \u2068${nameOf(one)}\u2069` })),
  ])
}

/** Opens the form of a nominal roll: of those who are booked on a journey, or of those who wait for one. */
import { useState } from 'react'
import * as movements from '#domain/movements/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RollForm } from './RollForm.tsx'

export function RollButton({ movement }: { movement?: Movement }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const mayNot = useWhyNot('movements.book')
  const isEmpty = movement !== undefined && !movement.passengers.some(({ state }) => !notOnBoard.includes(state))
  const close = () => setOpen(false)
  return (
    <>
      <Button icon="print" reason={mayNot ?? (isEmpty ? t('movements.nobody_on_board') : undefined)} onClick={() => setOpen(true)}>
        {t('movements.roll.title')}
      </Button>
      <Dialog open={open} onClose={close} title={t('movements.roll.title')}>
        {movement === undefined ? <OfReady onDone={close} /> : <OfBooked movement={movement} onDone={close} />}
      </Dialog>
    </>
  )
}

function OfBooked({ movement, onDone }: { movement: Movement; onDone: () => void }) {
  const { t } = useText()
  const onBoard = movement.passengers.filter(({ state }) => !notOnBoard.includes(state))
  const families = [...Map.groupBy(onBoard, ({ caseId }) => caseId)]
  const choices = families.map(([caseId, family]) => ({
    caseId,
    label: family[0]!.caseRef,
    hint: t('movements.persons', { count: family.length }),
  }))
  return <RollForm choices={choices} chosen={families.map(([caseId]) => caseId)} movementId={movement.id} onDone={onDone} />
}

function OfReady({ onDone }: { onDone: () => void }) {
  const { t } = useText()
  const ready = usePages(movements.listReady, {})
  return (
    <PagesPart of={ready}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="cases" title={t('movements.nobody_ready')}>
            {t('movements.nobody_ready_why')}
          </EmptyState>
        ) : (
          <RollForm
            choices={items.map((it) => ({
              caseId: it.caseId,
              label: it.leadName === null ? it.caseRef : `${it.caseRef} \u2068${it.leadName}\u2069`,
              hint: [t('movements.persons', { count: it.persons }), it.destinationCity].filter(Boolean).join(' · '),
            }))}
            more={
              ready.hasMore && (
                <Button look="quiet" icon="down" busy={ready.isLoadingMore} onClick={ready.more}>
                  {t('ui.more')}
                </Button>
              )
            }
            onDone={onDone}
          />
        )
      }
    </PagesPart>
  )
}

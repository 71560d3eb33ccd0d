/** Bags one below the other: what is in each, in whose hands it is, and the two things that can be done. */
import { useState } from 'react'
import * as contracts from '#domain/papers/bag-contract.ts'
import type { DrawnBag } from '#domain/papers/rules.ts'
import type { CustodyStep, TravelBag } from '#domain/papers/words.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { HandBagForm } from './HandBagForm.tsx'

type BagListProps = {
  bags: readonly DrawnBag[]
  /** Every hand of a bag, where this screen knows it. */
  custody?: ReadonlyMap<string, readonly CustodyStep[]>
}

export function BagList({ bags, custody }: BagListProps) {
  const { t } = useText()
  const [handing, setHanding] = useState<string>()
  const one = bags.find(({ bag }) => bag.id === handing)
  if (bags.length === 0) return <p className="text-sm text-ink-soft">{t('papers.no_bag')}</p>
  return (
    <>
      <ul className="flex flex-col gap-3">
        {bags.map(({ bag, waits }) => (
          <li key={bag.id} className="rounded-md border border-line p-3">
            <BagPart bag={bag} waits={waits} steps={custody?.get(bag.id) ?? []} onHand={() => setHanding(bag.id)} />
          </li>
        ))}
      </ul>
      {one !== undefined && (
        <Dialog open onClose={() => setHanding(undefined)} title={t('papers.hand')}>
          <HandBagForm key={one.bag.revision} bag={one.bag} onDone={() => setHanding(undefined)} />
        </Dialog>
      )}
    </>
  )
}

type BagPartProps = { bag: TravelBag; waits: boolean; steps: readonly CustodyStep[]; onHand: () => void }

function BagPart({ bag, waits, steps, onHand }: BagPartProps) {
  const { t, write, language } = useText()
  const mayNot = useWhyNot('papers.write')
  const reason = mayNot ?? (bag.receivedAt === null ? undefined : t('refusal.bag_received'))
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t('papers.seal_number')}</span>
        {bag.seal === null ? <span>{t('papers.no_seal')}</span> : <Code>{bag.seal}</Code>}
        <Badge mood={bag.receivedAt === null ? 'neutral' : 'good'}>
          {bag.receivedAt === null ? t(`status.papers.holder.${bag.holderKind}`) : t('papers.received')}
        </Badge>
        {waits && (
          <Badge mood="warn" icon="queue">
            {t('papers.waits')}
          </Badge>
        )}
      </p>
      <p>{contentsOf(bag, t)}</p>
      <p className="text-sm text-ink-soft">
        {t('papers.held_since', {
          name: `\u2068${bag.holderName}\u2069`,
          kind: t(`status.papers.holder.${bag.holderKind}`),
          when: write.instant(bag.heldSince),
        })}
      </p>
      {steps.length > 1 && <Chain steps={steps} />}
      <div className="flex flex-wrap gap-2">
        <Button look="main" reason={reason} onClick={onHand}>
          {t('papers.hand')}
        </Button>
        {!waits && (
          <DownloadButton contract={contracts.bagPdf} input={{ bagId: bag.id, language: language === 'en' ? 'en' : 'fr' }} icon="print">
            {t('papers.bag_pdf')}
          </DownloadButton>
        )}
      </div>
    </div>
  )
}

function contentsOf({ contents, medicalEnvelope }: TravelBag, t: (key: string) => string): string {
  const papers = contents.map(({ kind, count }) =>
    count === 1 ? t(`papers.content.${kind}`) : `${t(`papers.content.${kind}`)} × ${count}`,
  )
  return [...papers, ...(medicalEnvelope ? [t('papers.medical_envelope')] : [])].join(' · ')
}

function Chain({ steps }: { steps: readonly CustodyStep[] }) {
  const { t, write } = useText()
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{t('papers.chain')}</summary>
      <ol className="mt-1 list-decimal ps-5 text-sm">
        {steps.map((step) => (
          <li key={step.step}>
            {write.instant(step.doneAt)} · <bdi>{step.toName}</bdi>
            {step.toFunction !== null && (
              <>
                , <bdi>{step.toFunction}</bdi>
              </>
            )}{' '}
            ({t(`status.papers.holder.${step.toKind}`)}) · {t(step.sealIntact ? 'papers.seal_whole' : 'papers.seal_broken')}
            {step.note !== null && (
              <>
                {' '}
                · <bdi>{step.note}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The original of one document: who holds it, every hand with its receipt, and what can be done with it now. */
import { useState } from 'react'
import * as contracts from '#domain/people/original-contract.ts'
import { isSigned } from '#domain/people/original-rules.ts'
import type { OriginalOfDocument, OriginalStep } from '#domain/people/original-words.ts'
import type { Person } from '#domain/people/words.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { type Direction, HandOriginalForm } from './HandOriginalForm.tsx'
import { OriginalState } from './shared.tsx'
import { SignReceiptForm } from './SignReceiptForm.tsx'
import { thisDay } from './this-day.ts'

type Doing = { hand: Direction } | { sign: number }

export function OriginalPart({ original, person }: { original: OriginalOfDocument; person: Person }) {
  const text = useText()
  const { t, write } = text
  const whyNot = useWhyNot('people.write')
  const [doing, setDoing] = useState<Doing>()
  const asking = useCommand(contracts.askOriginalBack)
  const { standing, steps } = original
  const isHome = standing.holder === 'PERSON'
  const home = isHome ? t('refusal.original_with_person') : undefined
  const asked = standing.askedBackOn === null ? undefined : t('refusal.already_asked_back', { day: write.day(standing.askedBackOn) })
  const askBack = async () => {
    const sent = await asking.send({ documentId: original.document.id, seenStep: standing.step, askedOn: thisDay() })
    tell(sent.ok ? t('ui.saved') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const done = () => setDoing(undefined)
  if (doing !== undefined)
    return 'hand' in doing ? (
      <HandOriginalForm original={original} person={person} direction={doing.hand} onDone={done} />
    ) : (
      <SignReceiptForm original={original} ofStep={doing.sign} onDone={done} />
    )
  return (
    <div className="flex flex-col gap-4">
      <OriginalState standing={standing} />
      <div className="flex flex-wrap gap-2">
        {standing.holder !== 'OFFICE' && (
          <Button look={isHome ? 'main' : 'plain'} reason={whyNot} onClick={() => setDoing({ hand: 'TAKE' })}>
            {t('people.originals.take')}
          </Button>
        )}
        <Button look={isHome ? 'plain' : 'main'} reason={whyNot ?? home} onClick={() => setDoing({ hand: 'GIVE_BACK' })}>
          {t('people.originals.give_back')}
        </Button>
        <Button reason={whyNot} onClick={() => setDoing({ hand: 'HAND_ON' })}>
          {t('people.originals.hand_on')}
        </Button>
        <Button icon="clock" busy={asking.isSending} reason={whyNot ?? home ?? asked} onClick={() => void askBack()}>
          {t('people.originals.ask_back')}
        </Button>
      </div>
      {steps.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('people.originals.none')}</p>
      ) : (
        <section>
          <h3 className="font-medium">{t('people.originals.chain')}</h3>
          <ol className="mt-1 flex flex-col gap-3">
            {steps.toReversed().map((step) => (
              <li key={step.step} className="rounded-md border border-line p-3">
                <Step step={step} original={original} whyNot={whyNot} onSign={() => setDoing({ sign: step.step })} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

type StepProps = { step: OriginalStep; original: OriginalOfDocument; whyNot: string | undefined; onSign: () => void }

function Step({ step, original: { document, steps }, whyNot, onSign }: StepProps) {
  const { t, write } = useText()
  const signed = isSigned(steps, step.step)
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="text-sm text-ink-soft">{write.day(step.doneOn)}</span> {sentenceOf(step, t)}
        {step.toFunction !== null && <span className="text-sm text-ink-soft"> · {step.toFunction}</span>}
      </p>
      {step.what === 'HANDED' && (
        <div className="flex flex-wrap items-center gap-2">
          <Badge mood={signed ? 'good' : 'warn'}>{t(signed ? 'people.originals.signed' : 'people.originals.unsigned')}</Badge>
          <DownloadButton contract={contracts.receiptPdf} input={{ documentId: document.id, step: step.step }} icon="print">
            {t('people.originals.receipt', { no: step.receiptNo ?? '' })}
          </DownloadButton>
          {!signed && (
            <Button look="quiet" icon="check" reason={whyNot} onClick={onSign}>
              {t('people.originals.sign')}
            </Button>
          )}
        </div>
      )}
      {step.fileId !== null && (
        <a href={`/api/files/${step.fileId}`} download className="text-brand underline underline-offset-2">
          {t('people.originals.scan')}
        </a>
      )}
    </div>
  )
}

function sentenceOf(step: OriginalStep, t: ReturnType<typeof useText>['t']): string {
  if (step.what === 'SIGNED') return t('people.originals.step.SIGNED', { step: step.signedStep ?? 0 })
  if (step.what === 'ASKED_BACK') return t('people.originals.step.ASKED_BACK')
  return t('people.originals.step.HANDED', {
    from: `\u2068${step.fromName ?? ''}\u2069`,
    fromHolder: t(`people.originals.holder.${step.fromHolder ?? 'PERSON'}`),
    to: `\u2068${step.toName ?? ''}\u2069`,
    toHolder: t(`people.originals.holder.${step.toHolder ?? 'PERSON'}`),
  })
}

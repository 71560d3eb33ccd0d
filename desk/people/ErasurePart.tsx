/** An erasure before it is done: what stands in its way, what a law keeps and until when, and the two people it takes. */
import * as erasures from '#domain/people/erasure-contract.ts'
import { canConfirm, canDecline, canPropose } from '#domain/people/erasure-rules.ts'
import type { Erasure, ErasureState } from '#domain/people/erasure-words.ts'
import type { RecordRequest } from '#domain/people/request-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { type Sent, useAsk, useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

const moods: Record<ErasureState, Mood> = { PROPOSED: 'warn', CONFIRMED: 'note', DECLINED: 'neutral', DONE: 'good' }

export function ErasureBadge({ erasure }: { erasure: Pick<Erasure, 'state'> }) {
  const { t } = useText()
  return <Badge mood={moods[erasure.state]}>{t(`status.erasure.${erasure.state}`)}</Badge>
}

export function KeptList({ kept }: { kept: Erasure['kept'] }) {
  const { t, write } = useText()
  return (
    <ul className="flex flex-col gap-1">
      {kept.map((each) => (
        <li key={each.data + each.until}>
          {t('register.kept_until', { what: t(`register.kept_what.${each.data}`), day: write.day(each.until) })}
        </li>
      ))}
    </ul>
  )
}

export function ErasurePart({ request }: { request: RecordRequest }) {
  const { t } = useText()
  const found = useAsk(erasures.getErasurePlan, { requestId: request.id })
  return (
    <AskedPart of={found} lines={5}>
      {(plan) => {
        const may = canPropose(request, plan)
        const whyNot = may.ok ? undefined : t(`refusal.${may.refusal}`, may.details ?? {})
        return (
          <div className="flex flex-col gap-3">
            {request.detail !== null && <p>{request.detail}</p>}
            {whyNot !== undefined && <Notice mood="warn">{whyNot}</Notice>}
            <p>{t('register.erasure_what')}</p>
            {plan.sharedCases > 0 && <p>{t('register.erasure_shared', { count: plan.sharedCases })}</p>}
            {plan.kept.length > 0 ? (
              <div>
                <p className="font-medium">{t('register.erasure_kept')}</p>
                <KeptList kept={plan.kept} />
              </div>
            ) : (
              <p>{t('register.erasure_all')}</p>
            )}
            <ErasureSteps request={request} erasure={plan.erasure} fourEyes={plan.fourEyes} whyNot={whyNot} />
          </div>
        )
      }}
    </AskedPart>
  )
}

type StepsProps = { request: RecordRequest; erasure: Erasure | null; fourEyes: boolean; whyNot: string | undefined }

function ErasureSteps({ request, erasure, fourEyes, whyNot }: StepsProps) {
  const text = useText()
  const { t, write } = text
  const self = useSelf()
  const [propose, confirm, decline] = [
    useCommand(erasures.proposeErasure),
    useCommand(erasures.confirmErasure),
    useCommand(erasures.declineErasure),
  ]
  const mayNot = useWhyNot('people.write')
  const finish = async (sending: Promise<Sent<unknown>>, word: string) => {
    const sent = await sending
    tell(sent.ok ? t(word) : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  if (erasure === null || erasure.state === 'DECLINED')
    return (
      <div className="flex flex-col gap-2">
        <p className="text-sm text-ink-soft">{t(fourEyes ? 'register.erasure_two' : 'register.erasure_one')}</p>
        <div>
          <Button
            look="danger"
            busy={propose.isSending}
            reason={mayNot ?? whyNot}
            onClick={() =>
              void finish(propose.send({ requestId: request.id }), fourEyes ? 'register.erasure_proposed' : 'register.erasure_tonight')
            }
          >
            {t('register.erase')}
          </Button>
        </div>
      </div>
    )
  const mayConfirm = canConfirm(erasure, self.accountId)
  return (
    <div className="flex flex-col gap-2">
      <p>
        <ErasureBadge erasure={erasure} /> {write.instant(erasure.doneAt ?? erasure.confirmedAt ?? erasure.proposedAt)}
      </p>
      {erasure.state === 'PROPOSED' && !mayConfirm.ok && <p className="text-sm text-ink-soft">{t(`refusal.${mayConfirm.refusal}`)}</p>}
      {erasure.state === 'CONFIRMED' && <p className="text-sm text-ink-soft">{t('register.erasure_tonight')}</p>}
      {canDecline(erasure).ok && (
        <div className="flex flex-wrap gap-2">
          {erasure.state === 'PROPOSED' && (
            <Button
              look="danger"
              busy={confirm.isSending}
              reason={mayNot ?? (mayConfirm.ok ? undefined : t(`refusal.${mayConfirm.refusal}`))}
              onClick={() => void finish(confirm.send({ erasureId: erasure.id }), 'register.erasure_tonight')}
            >
              {t('register.erasure_confirm')}
            </Button>
          )}
          <Button
            busy={decline.isSending}
            reason={mayNot}
            onClick={() => void finish(decline.send({ erasureId: erasure.id }), 'register.erasure_stopped')}
          >
            {t('register.erasure_stop')}
          </Button>
        </div>
      )}
    </div>
  )
}

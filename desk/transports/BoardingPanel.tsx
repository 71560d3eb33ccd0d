/** Who is on board, family by family; and on the day, who did not come: they are taken off and the list is frozen anew in one press. */
import { useState } from 'react'
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { PassengerId } from '#domain/movements/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { PersonName } from '#desk/people/shared.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function BoardingPanel({ file }: { file: TransportFile }) {
  const { t } = useText()
  const [closing, setClosing] = useState(false)
  const mayNot = useWhyNot('transports.write')
  const notNow =
    file.movement.listVersion === null
      ? t('refusal.list_not_frozen')
      : file.transport.status === 'CANCELLED'
        ? t('refusal.transport_cancelled')
        : undefined
  const persons = file.families.reduce((sum, family) => sum + family.persons.length, 0)
  return (
    <Panel
      title={t('transports.on_board', { count: persons })}
      actions={
        <Button icon="check" reason={mayNot ?? notNow} onClick={() => setClosing(true)}>
          {t('transports.close_boarding')}
        </Button>
      }
    >
      {file.families.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('transports.gap.nobody_on_board')}</p>
      ) : (
        <ul className="max-h-96 divide-y divide-line overflow-y-auto">
          {file.families.map((family) => (
            <li key={family.caseId} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-1.5">
              <CaseRef caseId={family.caseId as never} publicRef={family.caseRef} />
              {family.unaccompaniedMinor && <Badge mood="warn">{t('cases.unaccompanied_short')}</Badge>}
              <span className="min-w-0">
                {family.persons.map((person, at) => (
                  <span key={person.passengerId}>
                    {at > 0 && ' · '}
                    <PersonName person={person} />
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Dialog open={closing} onClose={() => setClosing(false)} title={t('transports.close_boarding')}>
        <AbsentForm file={file} onDone={() => setClosing(false)} />
      </Dialog>
    </Panel>
  )
}

function AbsentForm({ file, onDone }: { file: TransportFile; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const [absent, setAbsent] = useState<readonly PassengerId[]>([])
  const closing = useCommand(transports.closeBoarding)
  const send = async () => {
    const sent = await closing.send({ transportId: file.transport.id, absent: [...absent] })
    if (!sent.ok) return
    if (!sent.queued) tell(t('transports.boarding_closed', { count: sent.value.totals.total, version: sent.value.version }))
    onDone()
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t('transports.absent_what')}</p>
      {closing.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, closing.failure)}
        </Notice>
      )}
      <div className="max-h-[45dvh] overflow-y-auto">
        {file.families.map((family) => (
          <fieldset key={family.caseId} className="border-b border-line py-1">
            <legend className="text-xs text-ink-soft">{family.caseRef}</legend>
            {family.persons.map((person) => (
              <Checkbox
                key={person.passengerId}
                checked={absent.includes(person.passengerId)}
                onChange={(on) => setAbsent(on ? [...absent, person.passengerId] : absent.filter((id) => id !== person.passengerId))}
                label={<PersonName person={person} />}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <div>
        <Button look="main" icon="check" busy={closing.isSending} onClick={() => void send()}>
          {t('transports.take_off', { count: absent.length })}
        </Button>
      </div>
    </div>
  )
}

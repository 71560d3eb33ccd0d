/** The questions asked before leaving, each with its answer, and the escorts that the movement wants. */
import { useState } from 'react'
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { CheckAnswer, type CheckItem } from '#domain/transports/words.ts'
import { NeedList } from '#desk/escorts/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moods: Record<CheckAnswer, Mood> = { YES: 'good', NO: 'bad', NOT_NEEDED: 'neutral' }

export function ChecksPanel({ file }: { file: TransportFile }) {
  const { t, write } = useText()
  const [asking, setAsking] = useState<CheckItem>()
  const mayNot = useWhyNot('transports.write')
  return (
    <>
      <Panel title={t('transports.before_leaving')}>
        <ul className="flex flex-col divide-y divide-line">
          {file.items.map((item) => {
            const check = file.checks.find((one) => one.item === item)
            return (
              <li key={item} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <div className="min-w-0 basis-full">
                  <p>{t(`transports.check.${item}`)}</p>
                  {check !== undefined && (
                    <p className="text-sm text-ink-soft">
                      {write.instant(check.answeredAt)} {check.note !== null && <bdi>{check.note}</bdi>}
                    </p>
                  )}
                </div>
                <Badge mood={check === undefined ? 'warn' : moods[check.answer]}>
                  {check === undefined ? t('transports.unanswered') : t(`transports.answer.${check.answer}`)}
                </Badge>
                <Button look="quiet" reason={mayNot} onClick={() => setAsking(item)}>
                  {t('transports.answer')}
                </Button>
              </li>
            )
          })}
        </ul>
      </Panel>
      <Panel title={t('transports.escorts')}>
        <NeedList needs={file.needs} />
        <p className="mt-2 text-sm text-ink-soft">{t('transports.escorts_on_board', { count: file.escorts })}</p>
      </Panel>
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking === undefined ? '' : t(`transports.check.${asking}`)}
      >
        {asking !== undefined && <AnswerForm file={file} item={asking} onDone={() => setAsking(undefined)} />}
      </Dialog>
    </>
  )
}

function AnswerForm({ file, item, onDone }: { file: TransportFile; item: CheckItem; onDone: () => void }) {
  const { t } = useText()
  const labels = { answer: t('transports.answer'), note: t('transports.note') }
  const form = useForm({
    contract: transports.answerCheck,
    initial: { answer: 'YES', note: '' },
    input: ({ answer, note }) => ({ transportId: file.transport.id, item, answer, note: note.trim() }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels}>
      <RadioField
        form={form}
        name="answer"
        label={labels.answer}
        options={CheckAnswer.options.map((value) => ({ value, label: t(`transports.answer.${value}`) }))}
        inline
      />
      <TextField
        form={form}
        name="note"
        label={labels.note}
        hint={t('transports.note_hint')}
        lines={2}
        maxLength={400}
        required={form.values.answer !== 'YES'}
      />
    </CommandForm>
  )
}

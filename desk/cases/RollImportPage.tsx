/** Chooses the file and the programme of a roll, sends it and has it read; what it holds is shown on the roll's own page. */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import * as rolls from '#domain/cases/roll-contract.ts'
import type { Id } from '#domain/kit/id.ts'
import * as programmes from '#domain/programmes/contract.ts'
import { upload } from '#desk/kit/api.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Field, useFieldLink } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TimeLeft } from './RollRun.tsx'
import { nameIn } from './shared.tsx'

type Step = 'choosing' | 'sending' | 'reading'

export function RollImportPage() {
  const text = useText()
  const { t } = text
  const go = useNavigate()
  const errorId = useId()
  const known = useAsk(programmes.listProgrammes, { limit: 200 })
  const reading = useCommand(rolls.previewRoll)
  const [programme, setProgramme] = useState('')
  const [file, setFile] = useState<File>()
  const [step, setStep] = useState<Step>('choosing')
  const [fileId, setFileId] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const read = async (event: FormEvent) => {
    event.preventDefault()
    if (step !== 'choosing') return
    if (file === undefined || programme === '') return setProblem(t('roll.choose_both'))
    setProblem(undefined)
    setStep('sending')
    const sent = await upload(file)
    if (sent.ok) {
      setFileId(sent.value.id)
      setStep('reading')
    }
    const found = sent.ok ? await reading.send({ fileId: sent.value.id, programmeCode: programme }) : sent
    setStep('choosing')
    if (!found.ok) return setProblem(failureText(text, found))
    if (!('queued' in found) || found.queued) return
    void go({ to: '/cases/rolls/$rollId', params: { rollId: found.value.roll.id } })
  }
  return (
    <Page title={t('cases.import_roll')} back={{ to: '/cases/rolls', label: t('cases.rolls') }}>
      <Panel>
        <form noValidate onSubmit={(event) => void read(event)} className="flex max-w-xl flex-col gap-4">
          {problem !== undefined && (
            <div id={errorId}>
              <Notice mood="bad" live>
                {problem}
              </Notice>
            </div>
          )}
          <Field label={t('cases.programme')} required>
            <Select
              value={programme}
              onChange={setProgramme}
              placeholder={t('ui.choose')}
              options={(known.value?.items ?? []).map((each) => ({ value: each.code, label: nameIn(text, each.names) }))}
            />
          </Field>
          <Field label={t('roll.choose_file')} hint={t('roll.choose_file_hint')} required>
            <FileInput onChange={setFile} />
          </Field>
          {step === 'sending' && <Progress label={t('roll.sending')} done={0} of={2} />}
          {step === 'reading' && fileId !== undefined && <ReadingProgress fileId={fileId} />}
          <div>
            <Button type="submit" look="main" icon="upload" busy={step !== 'choosing'} reason={useWhyNot('cases.import')}>
              {t('roll.read')}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}

/** First the file itself is read, then its rows are compared with who is on file: only of the second there is a count. */
function ReadingProgress({ fileId }: { fileId: string }) {
  const { t } = useText()
  const { value } = useAsk(rolls.getReadingProgress, { fileId: fileId as Id }, { refreshEveryMs: 1_000 })
  if (value === undefined || value.done === 0) return <Progress label={t('roll.reading')} done={1} of={2} />
  return (
    <>
      <Progress label={t('roll.comparing')} done={value.done} of={value.total} />
      <TimeLeft done={value.done} total={value.total} />
    </>
  )
}

function FileInput({ onChange }: { onChange: (file: File | undefined) => void }) {
  return (
    <input
      {...useFieldLink()}
      type="file"
      accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      onChange={(event) => onChange(event.target.files?.[0])}
      className="min-h-(--control) w-full rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-sm"
    />
  )
}

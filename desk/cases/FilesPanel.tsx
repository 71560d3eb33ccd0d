/** Files of a case: attached here, and from then on seen by those who see the case. */
import { useId, useState } from 'react'
import type { CaseStory } from '#domain/cases/contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import { upload } from '#desk/kit/api.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

export function FilesPanel({ story: { case: it, files } }: { story: CaseStory }) {
  const text = useText()
  const { t, write } = text
  const inputId = useId()
  const [sending, setSending] = useState(false)
  const attaching = useCommand(work.attachFile)
  const attach = async (file: File | undefined) => {
    if (file === undefined) return
    setSending(true)
    const sent = await upload(file)
    const attached = sent.ok ? await attaching.send({ caseId: it.id, fileId: sent.value.id }) : sent
    setSending(false)
    tell(attached.ok ? t('cases.file_attached') : failureText(text, attached), attached.ok ? 'good' : 'bad')
  }
  return (
    <Panel
      title={t('cases.files')}
      actions={
        <>
          <label className="sr-only" htmlFor={inputId}>
            {t('cases.attach_file')}
          </label>
          <input
            id={inputId}
            type="file"
            tabIndex={-1}
            className="sr-only"
            accept=".pdf,.png,.jpg,.jpeg,.csv,.xlsx"
            onChange={(event) => void attach(event.target.files?.[0])}
          />
          <Button icon="upload" busy={sending} reason={useWhyNot('cases.write')} onClick={() => document.getElementById(inputId)?.click()}>
            {t('cases.attach_file')}
          </Button>
        </>
      }
    >
      {files.length === 0 ? (
        <p className="text-ink-soft">{t('cases.files_none')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {files.map((file) => (
            <li key={file.fileId} className="flex flex-wrap items-center gap-2">
              <Icon name="file" />
              <a href={`/api/files/${file.fileId}`} download={file.name} className="break-all text-brand underline underline-offset-2">
                <bdi>{file.name}</bdi>
              </a>
              <span className="text-xs text-ink-soft">{write.day(file.attachedAt.slice(0, 10))}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Notes on a case, the newest first, each with who wrote it and when. */
import { useState } from 'react'
import type { CaseStory } from '#domain/cases/contract.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { NoteForm } from './NoteForm.tsx'

export function NotesPanel({ story: { case: it, notes } }: { story: CaseStory }) {
  const { t, write } = useText()
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={t('cases.notes')}
      actions={
        <Button icon="add" reason={useWhyNot('cases.write')} onClick={() => setAdding(true)}>
          {t('cases.add_note')}
        </Button>
      }
    >
      {notes.length === 0 ? (
        <p className="text-ink-soft">{t('cases.notes_none')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="break-words whitespace-pre-line">{note.text}</p>
              <p className="text-xs text-ink-soft">
                <bdi>{note.accountName ?? '—'}</bdi> · <time dateTime={note.writtenAt}>{write.instant(note.writtenAt)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('cases.add_note')}>
        <NoteForm caseId={it.id} onDone={() => setAdding(false)} />
      </Dialog>
    </Panel>
  )
}

/** What the shifts tell each other: the newest notes first, and the one that this shift leaves. */
import type { AirportCode } from '#domain/kit/place.ts'
import * as transit from '#domain/transit/contract.ts'
import type { ShiftNote } from '#domain/transit/board-words.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CloseShiftForm } from './CloseShiftForm.tsx'
import { thisInstant, useAirport, useShift } from './queries.ts'
import { ShiftNoteForm } from './ShiftNoteForm.tsx'

export function ShiftNotePage() {
  const { t, write } = useText()
  const { airport } = useAirport()
  const { asked, shift } = useShift(airport)
  const board = shift?.boards[0]
  return (
    <Page
      title={t('transit.shift_notes')}
      heading={
        <>
          {t('transit.shift_notes')} · <Code>{airport}</Code>
        </>
      }
      back={{ to: '/transit', label: t('transit.board') }}
    >
      {board?.shifts
        .filter((one) => one.closedAt === null && one.startsAt <= thisInstant())
        .map((one) => (
          <Panel
            key={one.id}
            title={t('transit.end_shift_of', { from: write.clock(one.startsAt, board.zone), until: write.clock(one.endsAt, board.zone) })}
          >
            <CloseShiftForm shift={one} onDone={asked.refresh} />
          </Panel>
        ))}
      <Panel title={t('transit.leave_note')}>
        {board === undefined ? <Skeleton lines={3} /> : <ShiftNoteForm key={airport} airport={airport} on={board.day} />}
      </Panel>
      <EarlierNotes airport={airport} kept={shift?.notes ?? []} zone={board?.zone} />
    </Page>
  )
}

/** With no network: the notes that came along with the shift, and one's own that still wait. */
function EarlierNotes({ airport, kept, zone }: { airport: AirportCode; kept: readonly ShiftNote[]; zone: string | undefined }) {
  const { t } = useText()
  const pages = usePages(transit.listShiftNotes, { airport })
  const waiting = kept.filter(
    (note) => !pages.items.some((one) => one.id === note.id) && (note.writerName === null || pages.items.length === 0),
  )
  const notes = [...waiting, ...pages.items]
  if (notes.length === 0) {
    if (pages.failure !== undefined) return <FailurePart failure={pages.failure} retry={pages.refresh} />
    return pages.isLoading ? <Skeleton lines={4} /> : <EmptyState title={t('transit.no_note')}>{t('transit.no_note_why')}</EmptyState>
  }
  return (
    <ol className="flex flex-col gap-3">
      {notes.map((note) => (
        <li key={note.id}>
          <NotePanel note={note} zone={zone} />
        </li>
      ))}
      {pages.hasMore && (
        <li>
          <Button look="quiet" icon="down" busy={pages.isLoadingMore} onClick={pages.more}>
            {t('ui.more')}
          </Button>
        </li>
      )}
    </ol>
  )
}

function NotePanel({ note, zone }: { note: ShiftNote; zone: string | undefined }) {
  const { t, write } = useText()
  return (
    <Panel>
      <p className="mb-1 text-sm text-ink-soft">
        {write.instant(note.writtenAt, zone)} · <bdi>{note.writerName ?? t('transit.waits')}</bdi>
      </p>
      <p className="text-base whitespace-pre-line">
        <bdi>{note.text}</bdi>
      </p>
    </Panel>
  )
}

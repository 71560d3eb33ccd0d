/** A photo of the lines at the foot of a document, taken or chosen, read on this device. What it says is compared by eye before it is used. */
import { useRef, useState } from 'react'
import type { PictureReading } from '#domain/people/photo-rules.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { linesInFile } from './photo-lines.ts'

type Said = Extract<PictureReading, { ok: true }> | 'nothing' | 'not_a_picture'

/** `onUse`: the lines as somebody confirmed them; they go where typed ones go. */
export function PhotoOfLines({ year, onUse }: { year: number; onUse: (lines: string) => void }) {
  const { t } = useText()
  const picker = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  const [said, setSaid] = useState<Said>()
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    setReading(true)
    setSaid(undefined)
    try {
      const reading = await linesInFile(file, year)
      setSaid(reading === 'not_a_picture' ? reading : reading.ok ? reading : 'nothing')
    } finally {
      setReading(false)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <input
        ref={picker}
        type="file"
        accept="image/*"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('people.photo_of_lines')}
        onChange={(event) => {
          void read(event.target.files?.[0])
          // The same photo may be chosen again.
          event.target.value = ''
        }}
      />
      <div>
        <Button icon="search" busy={isReading} onClick={() => picker.current?.click()}>
          {t('people.photo_of_lines')}
        </Button>
      </div>
      {(said === 'nothing' || said === 'not_a_picture') && (
        <Notice mood="warn" live>
          {t(`people.photo_${said}`)}
        </Notice>
      )}
      {said !== undefined && typeof said === 'object' && (
        <Notice mood={said.whole && said.unsure.length === 0 ? 'note' : 'warn'} live title={t('people.photo_compare')}>
          <pre dir="ltr" className="my-1 font-mono text-base break-all whitespace-pre-wrap">
            {said.lines.map((line, at) => (
              <MarkedLine key={at} line={line} unsure={said.unsure.filter((one) => one.line === at + 1).map((one) => one.position)} />
            ))}
          </pre>
          {said.unsure.length > 0 && <p>{t('people.photo_unsure', { count: said.unsure.length })}</p>}
          {!said.whole && <p>{t('people.photo_not_whole')}</p>}
          <Button
            icon="check"
            className="mt-2"
            onClick={() => {
              onUse(said.lines.join('\n'))
              setSaid(undefined)
            }}
          >
            {t('people.photo_use')}
          </Button>
        </Notice>
      )}
    </div>
  )
}

/** Signs that may be others are underlined and thick: not by colour alone. */
function MarkedLine({ line, unsure }: { line: string; unsure: readonly number[] }) {
  return (
    <>
      {[...line].map((sign, at) =>
        unsure.includes(at + 1) ? (
          <mark key={at} className="bg-warn-soft font-bold text-ink underline">
            {sign}
          </mark>
        ) : (
          sign
        ),
      )}
      {'\n'}
    </>
  )
}

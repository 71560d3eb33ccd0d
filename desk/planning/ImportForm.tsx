/** A timetable from a file: read here, sent as text, taken whole or not at all. */
import { useState } from 'react'
import * as planning from '#domain/planning/contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { failureText, problemText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Fault = OutputOf<typeof planning.importFlights>['faults'][number]
const columns = 'number;from;departs;to;arrives;kind;use;seats;wheelchairs;stretchers;seat_price_minor;minimum_load;fixed_cost_minor'

export function ImportForm({ onDone }: { onDone: () => void }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const notAllowed = useWhyNot('planning.write')
  const importing = useCommand(planning.importFlights)
  const [csv, setCsv] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const send = async () => {
    setFaults([])
    const sent = await importing.send({ office: self.office.id, csv })
    if (!sent.ok || sent.queued) return
    setFaults(sent.value.faults)
    if (sent.value.faults.length > 0) return
    tell(t('planning.imported', { count: sent.value.added }))
    onDone()
  }
  const says = ({ problem }: Fault) => {
    const refusal = `refusal.${problem}`
    return text.has(refusal) ? t(refusal) : problemText(text, { path: '', problem, message: problem })
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="text-sm text-ink-soft">{t('planning.csv_hint')}</p>
      <p className="overflow-x-auto text-sm">
        <Code>{columns}</Code>
      </p>
      <label className="flex flex-col gap-1 text-sm font-medium">
        {t('planning.csv_file')}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) void file.text().then(setCsv)
          }}
          className="min-h-(--control) font-normal"
        />
      </label>
      {importing.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, importing.failure)}
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice mood="bad" live title={t('planning.nothing_imported', { count: faults.length })}>
          <ul className="list-disc ps-4">
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.column} ${fault.problem}`}>
                {t('planning.fault_in', { line: fault.line, column: fault.column, says: says(fault) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div>
        <Button
          type="submit"
          look="main"
          icon="upload"
          busy={importing.isSending}
          reason={notAllowed ?? (csv === '' ? t('planning.choose_file') : undefined)}
        >
          {t('planning.import_flights')}
        </Button>
      </div>
    </form>
  )
}

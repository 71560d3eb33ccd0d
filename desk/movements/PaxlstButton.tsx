/** A leg of a frozen list as PAXLST: which leg, in which directory and for whom is asked first, since each authority wants its own. */
import { useState } from 'react'
import type { RequestOf } from '#domain/kit/contract.ts'
import { checkPaxlst, manifestPaxlst } from '#domain/movements/manifest-contract.ts'
import type { Leg, Movement } from '#domain/movements/words.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function PaxlstButton({ movement, version }: { movement: Movement; version: number }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>
        {t('movements.paxlst')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('movements.paxlst_title')}>
        <PaxlstChoice movement={movement} version={version} />
      </Dialog>
    </>
  )
}

const directories = ['D12B', 'D05B'] as const
const cuts = ['WHOLE', 'CUT'] as const

function PaxlstChoice({ movement, version }: { movement: Movement; version: number }) {
  const { t } = useText()
  const [leg, setLeg] = useState(String(movement.legs[0]?.seq ?? 1))
  const [directory, setDirectory] = useState<string>('D12B')
  const [recipient, setRecipient] = useState('')
  const [blocks, setBlocks] = useState<string>('WHOLE')
  const isWrong = !manifestPaxlst.input.shape.recipient.safeParse(recipient.trim() === '' ? undefined : recipient).success
  const problem = t('problem.recipient_code')
  const flight = ({ number, fromPlace, toPlace }: Leg) => `${number} ${fromPlace} – ${toPlace}`
  const input = {
    movementId: movement.id,
    version,
    leg: Number(leg),
    directory: directories.find((each) => each === directory) ?? 'D12B',
    blocks: cuts.find((each) => each === blocks) ?? 'WHOLE',
    ...(recipient.trim() === '' ? {} : { recipient }),
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t('movements.paxlst_why')}</p>
      <Field label={t('movements.leg')} required>
        <Select value={leg} onChange={setLeg} options={movement.legs.map((each) => ({ value: String(each.seq), label: flight(each) }))} />
      </Field>
      <Field label={t('movements.paxlst_directory')} required>
        <Select
          value={directory}
          onChange={setDirectory}
          options={directories.map((each) => ({ value: each, label: t(`movements.paxlst_directory.${each}`) }))}
        />
      </Field>
      <Field label={t('movements.paxlst_recipient')} hint={t('movements.paxlst_recipient_hint')} problems={isWrong ? [problem] : []}>
        <TextInput value={recipient} onChange={setRecipient} maxLength={35} dir="ltr" />
      </Field>
      <Field label={t('movements.paxlst_blocks')} required>
        <Select
          value={blocks}
          onChange={setBlocks}
          options={cuts.map((each) => ({ value: each, label: t(`movements.paxlst_blocks.${each}`) }))}
        />
      </Field>
      {!isWrong && <Warnings input={input} />}
      <div>
        <DownloadButton
          contract={manifestPaxlst}
          input={input}
          look="main"
          reason={isWrong ? `${t('movements.paxlst_recipient')} : ${problem}` : undefined}
        >
          {t('movements.paxlst_download')}
        </DownloadButton>
      </div>
    </div>
  )
}

/** What the message cannot carry whole is said before it is sent, by the lines of the list. */
function Warnings({ input }: { input: RequestOf<typeof checkPaxlst> }) {
  const { t } = useText()
  const checked = useAsk(checkPaxlst, input)
  const warnings = checked.value?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <Notice mood="warn">
      <ul className="flex flex-col gap-1">
        {warnings.map(({ word, rows }) => (
          <li key={word}>{t(`movements.paxlst_warning.${word}`, { rows: rows.join(', '), count: rows.length })}</li>
        ))}
      </ul>
    </Notice>
  )
}

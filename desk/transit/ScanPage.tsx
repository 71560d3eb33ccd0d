/** A slip is scanned, or the code under its QR is typed: whose it is stands at once, with no network, and the next step is one press away. */
import { type FormEvent, useState } from 'react'
import { groupsOnBoard, nextTask } from '#domain/transit/board-rules.ts'
import type { BoardGroup, Shift } from '#domain/transit/board-words.ts'
import { isOpen, lastStep } from '#domain/transit/rules.ts'
import { findScannedGroup, isOutdated } from '#domain/transit/scan-rules.ts'
import { readScanned } from '#domain/transit/token-rules.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { FailurePart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { canReadQr, QrCamera } from './QrCamera.tsx'
import { useAirport, useShift } from './queries.ts'
import { HeadCount, RequestBadges } from './shared.tsx'
import { actionIcon, actionName, TaskDialog } from './TaskDialog.tsx'
import { isGenuine } from './token-check.ts'

type Found = { text: string; group: string; outdated: boolean }
type Problem = 'not_a_slip' | 'forged' | 'nobody_here'

export function ScanPage() {
  const { t } = useText()
  const { airport } = useAirport()
  const { asked, shift } = useShift(airport)
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<Problem>()
  const [doing, setDoing] = useState<string>()

  const read = async (text: string) => {
    if (shift === undefined || found !== undefined) return
    const said = await whose(text, shift)
    if (typeof said === 'string') return setProblem(said)
    setProblem(undefined)
    setFound(said)
  }
  const group = shift?.boards.flatMap(groupsOnBoard).find((one) => one.id === found?.group)
  const task = group?.tasks.find((one) => one.id === doing)
  const again = () => {
    setFound(undefined)
    setDoing(undefined)
  }
  return (
    <Page title={t('transit.scan')} back={{ to: '/transit', label: t('transit.board') }}>
      {shift === undefined &&
        (asked.failure === undefined ? <Skeleton lines={6} /> : <FailurePart failure={asked.failure} retry={asked.refresh} />)}
      {problem !== undefined && found === undefined && (
        <Notice mood="bad" live title={t(`transit.scan_problem.${problem}`)}>
          {t(`transit.scan_problem_why.${problem}`)}
        </Notice>
      )}
      {shift !== undefined && found === undefined && (
        <>
          {canReadQr() ? <QrCamera onRead={(text) => void read(text)} /> : <Notice mood="note">{t('transit.no_qr_reader')}</Notice>}
          <CodeForm onCode={(code) => void read(code)} />
        </>
      )}
      {group !== undefined && found !== undefined && (
        <ScannedGroup group={group} outdated={found.outdated} onDo={(next) => setDoing(next.id)} onAgain={again} />
      )}
      {group !== undefined && task !== undefined && found !== undefined && (
        <TaskDialog key={task.id} group={group} task={task} team={shift?.team ?? []} scan={found.text} onClose={again} />
      )}
    </Page>
  )
}

/** A code that is typed has no signature to check; it is as good as the eyes that read it off the slip. */
async function whose(text: string, shift: Shift): Promise<Found | Problem> {
  const scanned = readScanned(text)
  if (scanned === undefined) return 'not_a_slip'
  if (scanned.kind === 'token' && (await isGenuine(scanned.token, shift.tokenKey)) === false) return 'forged'
  const known = findScannedGroup(shift.boards.flatMap(groupsOnBoard), scanned)
  if (known === undefined) return 'nobody_here'
  return { text: text.trim(), group: known.group.id, outdated: isOutdated(known.group, known.token) }
}

/** The step that a slip can prove: a head count or a hand-over. What comes before it is done with its own button. */
function stepOf(group: BoardGroup): TransitTask | undefined {
  const next = nextTask(group)
  const proves = (task: TransitTask) => lastStep[task.kind] !== 'FINISH'
  return next !== undefined && proves(next) ? next : group.tasks.find((task) => isOpen(task) && proves(task))
}

type ScannedGroupProps = { group: BoardGroup; outdated: boolean; onDo: (task: TransitTask) => void; onAgain: () => void }

function ScannedGroup({ group, outdated, onDo, onAgain }: ScannedGroupProps) {
  const { t } = useText()
  const reason = useWhyNot('transit.work')
  const step = stepOf(group)
  return (
    <Panel
      title={
        <TextLink
          to="/transit/groups/$groupId"
          params={{ groupId: group.id }}
          search={{ airport: group.airport, day: group.servesOn }}
          className="text-lg"
        >
          <bdi>{group.leadName}</bdi>
        </TextLink>
      }
    >
      <div className="flex flex-col gap-3 text-base">
        <p className="text-lg">
          <HeadCount group={group} /> · <Code>{group.caseRef}</Code>
        </p>
        {group.ssr.length > 0 && (
          <p className="flex flex-wrap gap-1.5">
            <RequestBadges codes={group.ssr} />
          </p>
        )}
        {outdated && <Notice mood="warn">{t('transit.scan_outdated')}</Notice>}
        {group.cancelledAt !== null && <Notice mood="bad">{t('transit.left_the_list_why')}</Notice>}
        {step === undefined ? (
          <Notice mood="good">{t('transit.scan_nothing_left')}</Notice>
        ) : (
          <Button look="main" icon={actionIcon(step)} reason={reason} onClick={() => onDo(step)} className="min-h-14 w-full">
            <span className="text-lg">{actionName(step, t)}</span>
          </Button>
        )}
        <Button icon="refresh" onClick={onAgain} className="min-h-12">
          {t('transit.scan_another')}
        </Button>
      </div>
    </Panel>
  )
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useText()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') onCode(code)
  }
  return (
    <form onSubmit={submit} className="flex max-w-md flex-wrap items-end gap-3">
      <Field required label={t('transit.slip_code')} hint={t('transit.slip_code_hint')} className="min-w-48 flex-1">
        <TextInput value={code} onChange={setCode} autoCapitalize="characters" maxLength={200} dir="ltr" />
      </Field>
      <Button type="submit" look="main" icon="search">
        {t('transit.find_group')}
      </Button>
    </form>
  )
}

/** The list of those who travel: what stands against freezing it, the versions there are with what each changed, and its files. */
import { Fragment } from 'react'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import type { ManifestChange, Movement } from '#domain/movements/words.ts'
import { nameOf } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PaxlstButton } from './PaxlstButton.tsx'

export function ManifestPanel({ movement }: { movement: Movement }) {
  const text = useText()
  const { t } = text
  const whyNot = useWhyNot('movements.freeze')
  const checked = useAsk(manifests.checkManifest, { movementId: movement.id })
  const versions = useAsk(manifests.listManifests, { movementId: movement.id })
  const freezing = useCommand(manifests.freezeManifest)
  const stops = checked.value?.problems.filter(({ level }) => level === 'STOP').length ?? 0
  const reason =
    whyNot ??
    (stops > 0
      ? t('movements.freeze_stopped', { count: stops })
      : checked.value?.wouldChange === false
        ? t('refusal.nothing_changed')
        : undefined)
  const freeze = async () => {
    const sent = await freezing.send({ movementId: movement.id })
    tell(
      sent.ok ? (sent.queued ? t('ui.queued') : t('movements.frozen', { version: sent.value.version })) : failureText(text, sent),
      sent.ok ? 'good' : 'bad',
    )
  }
  return (
    <Panel
      title={t('movements.manifest')}
      actions={
        <Button look="main" icon="lock" reason={reason} busy={freezing.isSending} onClick={() => void freeze()}>
          {movement.manifest === null ? t('movements.freeze') : t('movements.freeze_next', { version: movement.manifest.version + 1 })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <AskedPart of={checked}>{(it) => <Problems problems={it.problems} movement={movement} />}</AskedPart>
        <AskedPart of={versions}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="file" title={t('movements.no_version')}>
                {t('movements.no_version_why')}
              </EmptyState>
            ) : (
              <ol className="flex flex-col gap-3">
                {items.map((version) => (
                  <Version key={version.id} version={version} movement={movement} newest={version.version === items[0]!.version} />
                ))}
              </ol>
            )
          }
        </AskedPart>
      </div>
    </Panel>
  )
}

type Problem = OutputOf<typeof manifests.checkManifest>['problems'][number]

function Problems({ problems, movement }: { problems: readonly Problem[]; movement: Movement }) {
  const { t } = useText()
  if (problems.length === 0) return null
  const who = (problem: Problem) => {
    const passenger = movement.passengers.find(({ personId }) => personId === problem.personId)
    if (passenger !== undefined) return `\u2068${nameOf(passenger)}\u2069`
    return movement.passengers.find(({ caseId }) => caseId === problem.caseId)?.caseRef
  }
  return (
    <ul aria-label={t('movements.problems')} className="flex flex-col gap-1.5">
      {problems.map((problem, at) => (
        <li key={at} className="flex flex-wrap items-center gap-2 text-sm">
          <Badge mood={problem.level === 'STOP' ? 'bad' : 'warn'}>{t(`movements.level.${problem.level}`)}</Badge>
          {problem.code !== undefined && <Code>{problem.code}</Code>}
          <span>
            {who(problem) !== undefined && `${who(problem)} — `}
            {t(`movements.problem.${problem.word}`)}
            {problem.detail !== undefined && <Code>{` ${problem.detail}`}</Code>}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Head = OutputOf<typeof manifests.listManifests>['items'][number]

function Version({ version, movement, newest }: { version: Head; movement: Movement; newest: boolean }) {
  const { t, write, language } = useText()
  const input = { movementId: movement.id, version: version.version, language: language === 'en' ? ('en' as const) : ('fr' as const) }
  return (
    <li className="rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">
          <Code>{version.number}</Code> {t('movements.version_of', { version: version.version })}{' '}
          {newest && <Badge mood="good">{t('movements.newest')}</Badge>}
        </h3>
        <div className="flex flex-wrap gap-2">
          <DownloadButton contract={manifests.manifestPdf} input={input} icon="print">
            PDF
          </DownloadButton>
          <DownloadButton contract={manifests.manifestPdf} input={{ ...input, language: 'ar' }} icon="print">
            {t('movements.pdf_arabic')}
          </DownloadButton>
          <DownloadButton contract={manifests.manifestXlsx} input={input}>
            XLSX
          </DownloadButton>
          <DownloadButton contract={manifests.manifestCsv} input={input}>
            CSV
          </DownloadButton>
          <PaxlstButton movement={movement} version={version.version} />
        </div>
      </div>
      <p className="mt-1 text-sm text-ink-soft">{t('movements.frozen_at', { when: write.instant(version.frozenAt), ...version.totals })}</p>
      <p className="mt-1 text-xs break-all text-ink-faint">
        SHA-256 <span dir="ltr">{version.sha256}</span>
      </p>
      {version.diff.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer text-sm font-medium">{t('movements.changes', { count: version.diff.length })}</summary>
          <ul className="mt-1 list-disc ps-5 text-sm">
            {version.diff.map((change, at) => (
              <Fragment key={at}>
                <Change change={change} />
              </Fragment>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function Change({ change }: { change: ManifestChange }) {
  const { t, has } = useText()
  const of = change.name === null ? `${t('movements.leg')} ${change.legSeq}` : `\u2068${change.name}\u2069`
  if (change.field === null) return <li>{t(`movements.diff.${change.what}`, { of })}</li>
  const field = has(`movements.column.${change.field}`) ? t(`movements.column.${change.field}`) : change.field
  return <li>{t('movements.diff.FIELD', { of, field, before: change.before ?? '—', after: change.after ?? '—' })}</li>
}

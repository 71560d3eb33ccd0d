/** import roll FILE: the whole roll or nothing. Faults are named by row, column and remedy; then nothing is kept and the exit code is 1. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { officesWith, permissionsOf } from '#domain/access/roles.ts'
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import type { RollFault } from '#domain/cases/roll-words.ts'
import type { Details, Result } from '#domain/kit/result.ts'
import { commitRoll, previewRoll } from '#server/cases/roll-actions.ts'
import { listeners } from '#server/jobs.ts'
import { keepFile } from '#server/kit/files.ts'
import { actAs } from '#server/kit/route.ts'
import { RollBack, type Work } from '#server/kit/transaction.ts'
import { type Language, translator } from '#ui/languages/text.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Command, UsageError } from './command.ts'

type Asked = { bytes: Uint8Array; name: string; programme: string; office: number; duplicates: 'stop' | 'new'; check: boolean }
type Outcome = { state: 'faults' | 'duplicates' | 'checked' | 'committed'; preview: RollPreview }

export const importRoll: Command = {
  name: 'import',
  usage: 'import roll FILE [--programme CODE] [--as EMAIL] [--check] [--json]',
  what: 'Imports a nominal roll (CSV or XLSX): persons, households and cases, all or nothing.',
  options: {
    programme: { type: 'string' },
    as: { type: 'string' },
    check: { type: 'boolean' },
    duplicates: { type: 'string' },
    language: { type: 'string' },
  },
  optionHelp: {
    'programme CODE': 'the programme its cases open under; TRANSIT_CDG when not given',
    'as EMAIL': 'the account it is done for; the first that may, when not given',
    check: 'only says what is wrong; imports nothing',
    'duplicates stop|new': 'rows that may be somebody on file: stop (when not given), or register them as new persons',
    'language fr|en': 'of what is said; fr when not given',
  },
  async run({ values, positionals, json }) {
    const [what, file] = positionals
    if (what !== 'roll' || file === undefined) throw new UsageError('Say: import roll FILE.')
    const language: Language = values.language === 'en' ? 'en' : 'fr'
    const bytes = await readFile(file).catch(() => {
      throw new Error(`The file ${file} cannot be read.`)
    })
    const acting = await actingAs(typeof values.as === 'string' ? values.as : undefined, 'cases.import', (line) => console.error(line))
    try {
      const result = await importAs(acting, {
        bytes,
        name: basename(file),
        programme: typeof values.programme === 'string' ? values.programme : 'TRANSIT_CDG',
        office: officesWith(acting.signed.grants, 'cases.import')[0]!,
        duplicates: values.duplicates === 'new' ? 'new' : 'stop',
        check: values.check === true,
      })
      if (!result.ok) {
        const said = sayRefusal(result, language)
        if (json) console.log(JSON.stringify({ refusal: result.refusal, details: result.details ?? {} }))
        else console.error(said)
        return 1
      }
      const { state, preview } = result.value
      if (json) console.log(JSON.stringify({ state, ...preview }))
      else for (const line of sayOutcome(result.value, language)) console.log(line)
      return state === 'faults' || state === 'duplicates' ? 1 : 0
    } finally {
      await acting.close()
    }
  },
}

/** Preview and commit are one transaction here; with faults, open questions or --check all of it is rolled back. */
async function importAs(acting: Acting, asked: Asked): Promise<Result<Outcome, string>> {
  const { signed } = acting
  const offices = officesWith(signed.grants, 'cases.import')
  const actor = {
    accountId: signed.accountId,
    offices,
    compartments: signed.compartments,
    airports: signed.airportsOf(offices),
    permissions: permissionsOf(signed.grants),
  }
  const scope = { account: signed.accountId, offices, compartments: signed.compartments }
  return actAs(acting.house, listeners, actor, scope, (work) => previewThenCommit(work, asked))
}

async function previewThenCommit(work: Work, asked: Asked): Promise<Result<Outcome, string>> {
  const file = await keepFile(work, { bytes: asked.bytes, name: asked.name, purpose: 'roll', office: asked.office, compartment: 0 })
  if (!file.ok) return file
  const previewed = await previewRoll(work, { fileId: file.value.id as never, programmeCode: asked.programme, office: asked.office })
  if (!previewed.ok) return previewed
  const preview = previewed.value
  const keepNothing = (state: Outcome['state']): never => {
    throw new RollBack<Result<Outcome, string>>({ ok: true, value: { state, preview } })
  }
  if (preview.faults.length > 0) keepNothing('faults')
  if (preview.duplicates.length > 0 && asked.duplicates === 'stop') keepNothing('duplicates')
  if (asked.check) keepNothing('checked')
  const decisions = preview.duplicates.map((duplicate) => ({ row: duplicate.row, samePerson: null, later: false }))
  const committed = await commitRoll(work, { rollId: preview.roll.id, decisions, parties: [] })
  return committed.ok ? { ok: true, value: { state: 'committed', preview: { ...preview, roll: committed.value } } } : committed
}

function sayRefusal(refused: { refusal: string; details?: Details }, language: Language): string {
  return translator(language)(`refusal.${refused.refusal}`, refused.details ?? {})
}

function sayOutcome({ state, preview }: Outcome, language: Language): string[] {
  const t = translator(language)
  const faults = preview.faults.map((fault) => sayFault(fault, language))
  const persons = preview.families.reduce((sum, family) => sum + family.members.length, 0)
  const doubles = preview.duplicates.map((duplicate) => t('cli.roll.duplicate', { row: duplicate.row }))
  const end = {
    faults: t('cli.roll.faults', { count: preview.faults.length }),
    duplicates: t('cli.roll.duplicates', { count: preview.duplicates.length }),
    checked: t('cli.roll.checked', { persons, cases: preview.families.length }),
    committed: t('cli.roll.committed', { persons, cases: preview.families.length }),
  }
  return [...faults, ...(state === 'duplicates' ? doubles : []), end[state]]
}

function sayFault(fault: RollFault, language: Language): string {
  const t = translator(language)
  const values = { ...fault.details, given: fault.given ?? '', heading: fault.heading }
  return `${t('cli.roll.where', { row: fault.row, column: fault.heading })}  ${t(`roll.fault.${fault.word}`, values)} ${t(`roll.remedy.${fault.word}`, values)}`
}

/** paxlst FILE: looks through a PAXLST file, whoever wrote it, and names what is wrong by segment. Exit code 1 when there is an error. */
import { readFile } from 'node:fs/promises'
import type { Fault } from '#algorithms/edifact/fault.ts'
import { checkPaxlst } from '#algorithms/edifact/paxlst-check.ts'
import { paxlstRegisters } from '#packs/places/paxlst-registers.ts'
import { type Language, translator } from '#ui/languages/text.ts'
import { type Command, UsageError } from './command.ts'

export const paxlst: Command = {
  name: 'paxlst',
  usage: 'paxlst FILE [--strict] [--json]',
  what: 'Checks a passenger list (UN/EDIFACT PAXLST, D.05B or D.12B) and names each fault by its segment.',
  options: { strict: { type: 'boolean' }, language: { type: 'string' } },
  optionHelp: {
    strict: 'a warning fails the file as an error does',
    'language fr|en': 'of what is said; fr when not given',
  },
  async run({ values, positionals, json }) {
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('Say: paxlst FILE.')
    const bytes = await readFile(file).catch(() => {
      throw new Error(`The file ${file} cannot be read.`)
    })
    const check = checkPaxlst(decode(bytes), paxlstRegisters)
    const errors = check.faults.filter(({ level }) => level === 'ERROR').length
    const failed = errors > 0 || (values.strict === true && check.faults.length > 0)
    if (json) console.log(JSON.stringify({ ok: !failed, ...check }))
    else {
      const language: Language = values.language === 'en' ? 'en' : 'fr'
      const t = translator(language)
      for (const fault of check.faults) console.log(sayFault(fault, language))
      const { messages, persons, segments, sealed } = check
      console.log(t('cli.paxlst.end', { errors, warnings: check.faults.length - errors, messages, persons, segments }))
      if (errors === 0) console.log(t(sealed ? 'cli.paxlst.sealed' : 'cli.paxlst.not_sealed'))
    }
    return failed ? 1 : 0
  },
}

/** UNOC is a set of one byte a character; the others are ASCII or, with UNOY, UTF-8. */
function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 60)).toString('latin1')
  const text = Buffer.from(bytes).toString(head.includes('UNOC') ? 'latin1' : 'utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function sayFault(fault: Fault, language: Language): string {
  const t = translator(language)
  const { segment, tag, line, column, element = 0, component = 0, expected = '', found = '' } = fault
  const place = t('cli.paxlst.where', { level: fault.level, segment, tag, line, column, element, component })
  return `${place}  ${t(`cli.paxlst.fault.${fault.word}`, { expected, found })}`
}

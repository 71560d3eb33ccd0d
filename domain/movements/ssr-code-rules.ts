/**
 * The four-letter codes of special service requests: which there are, which go together, and what each needs (domain.md 1.9). One
 * passenger at a time; who travels with whom is in ssr-rules.ts.
 */
import type { Terms } from './carrier-rules.ts'
import type { AgeBand, EscortKind, Ssr } from './words.ts'

/**
 * What a code asks of whoever writes it. `text`: it says nothing without one. `wheelchair`, `meal`: one of these at most.
 * `assistance`: help that an airport must be told of 48 hours before.
 */
export type SsrRule = { text?: true; wheelchair?: true; meal?: true; assistance?: true; forbidden?: true }

export const ssrCodes: Record<string, SsrRule> = {
  WCHR: { wheelchair: true, assistance: true },
  WCHS: { wheelchair: true, assistance: true },
  WCHC: { wheelchair: true, assistance: true },
  WCHP: { wheelchair: true, assistance: true },
  WCOB: { assistance: true },
  WCMP: { text: true, assistance: true },
  WCBD: { text: true, assistance: true },
  WCBW: { text: true, assistance: true },
  WCLB: { text: true, assistance: true },
  MEDA: { assistance: true }, // its text is the reference of the MEDIF: asked for with its own word
  STCR: { text: true, assistance: true },
  OXYG: { text: true, assistance: true },
  PPOC: { text: true, assistance: true },
  BLND: { assistance: true },
  DEAF: { assistance: true },
  DPNA: { text: true, assistance: true },
  MAAS: { text: true },
  UMNR: { assistance: true }, // its text names the adults at both ends: asked for with its own word
  YPTA: { text: true },
  INFT: {},
  BSCT: {},
  CHLD: {},
  LANG: { text: true },
  ESAN: {},
  SVAN: {},
  PETC: {},
  AVIH: {},
  EXST: {},
  CBBG: {},
  GPST: {},
  RQST: {},
  XBAG: {},
  BULK: {},
  FRAG: {},
  TWOV: { text: true },
  DEPA: { forbidden: true },
  DEPU: { forbidden: true },
  DOCS: { text: true },
  DOCO: { text: true },
  DOCA: { text: true },
  CTCM: { text: true },
  CTCE: { text: true },
  CTCR: {},
  OTHS: { text: true },
  MOML: { meal: true },
  HNML: { meal: true },
  VGML: { meal: true },
  VLML: { meal: true },
  AVML: { meal: true },
  KSML: { meal: true },
  DBML: { meal: true },
  LFML: { meal: true },
  LSML: { meal: true },
  GFML: { meal: true },
  NLML: { meal: true },
  CHML: { meal: true },
  BBML: { meal: true },
  BLML: { meal: true },
  SPML: { meal: true },
}

/** A passenger as far as the codes need to know. */
export type Asking = {
  ssr: readonly Ssr[]
  escortKind: EscortKind | null
  /** On the first day of travel; unknown when the birth date is. */
  age: number | undefined
  band: AgeBand
  onLap: boolean
  holdsBaby: boolean
  /** The adults at both ends stand in the file of the minor. */
  hasAdultsOnFile: boolean
}

export type SsrWord =
  | 'ssr_unknown'
  | 'ssr_text_missing'
  | 'ssr_twice'
  | 'wheelchair_codes_conflict'
  | 'meal_codes_conflict'
  | 'stretcher_needs_meda'
  | 'stretcher_needs_medical_escort'
  | 'oxygen_needs_meda'
  | 'deportee_code_forbidden'
  | 'umnr_wrong_age'
  | 'umnr_age_differs'
  | 'umnr_needs_adults'
  | 'umnr_and_ypta'
  | 'ypta_wrong_age'
  | 'infant_code_without_infant'
  | 'bassinet_without_infant'
  | 'child_code_without_child'
  | 'extra_seat_and_lap'
  | 'language_code_unknown'

export type SsrFinding = { word: SsrWord; code: 'E160' | 'E162'; detail?: string }

export function checkCodes(asking: Asking, terms: Terms): SsrFinding[] {
  return [...checkEach(asking.ssr), ...checkTogether(asking), ...checkMinorCodes(asking, terms), ...checkBabyCodes(asking)]
}

function checkEach(ssr: readonly Ssr[]): SsrFinding[] {
  const found = ssr.flatMap((one): SsrFinding[] => {
    const rule = ssrCodes[one.code]
    if (rule === undefined) return [conflict('ssr_unknown', one.code)]
    // We assist voluntary travel: nobody of ours flies as a deportee (domain.md 1.9).
    if (rule.forbidden) return [{ word: 'deportee_code_forbidden', code: 'E162', detail: one.code }]
    return rule.text && textOf(one) === '' ? [conflict('ssr_text_missing', one.code)] : []
  })
  const twice = ssr.find((one, at) => ssr.findIndex((other) => other.code === one.code) !== at)
  if (twice !== undefined) found.push(conflict('ssr_twice', twice.code))
  const language = ssr.find(({ code }) => code === 'LANG')
  // LANG says the only language somebody speaks, by its ISO 639 code.
  if (language !== undefined && textOf(language) !== '' && !/^[a-z]{2,3}\b/i.test(textOf(language)))
    found.push(conflict('language_code_unknown', 'LANG'))
  return found
}

function checkTogether({ ssr, escortKind }: Asking): SsrFinding[] {
  const has = (code: string): boolean => ssr.some((one) => one.code === code)
  const chairs = ssr.filter(({ code }) => ssrCodes[code]?.wheelchair).map(({ code }) => code)
  const meals = ssr.filter(({ code }) => ssrCodes[code]?.meal).map(({ code }) => code)
  const findings: SsrFinding[] = []
  if (chairs.length > 1) findings.push(conflict('wheelchair_codes_conflict', chairs.join(' ')))
  if (meals.length > 1) findings.push(conflict('meal_codes_conflict', meals.join(' ')))
  if (has('STCR') && !has('MEDA')) findings.push(conflict('stretcher_needs_meda'))
  if (has('STCR') && escortKind !== 'MEDICAL_DOCTOR' && escortKind !== 'MEDICAL_NURSE')
    findings.push(conflict('stretcher_needs_medical_escort'))
  if (has('OXYG') && !has('MEDA')) findings.push(conflict('oxygen_needs_meda'))
  return findings
}

function checkMinorCodes({ ssr, age, hasAdultsOnFile }: Asking, terms: Terms): SsrFinding[] {
  const alone = ssr.find(({ code }) => code === 'UMNR')
  const young = ssr.find(({ code }) => code === 'YPTA')
  const findings: SsrFinding[] = []
  if (alone !== undefined && young !== undefined) findings.push(conflict('umnr_and_ypta', 'UMNR YPTA'))
  if (young !== undefined && (age === undefined || age < terms.youngFrom || age > terms.youngUntil))
    findings.push(conflict('ypta_wrong_age', `${terms.youngFrom}–${terms.youngUntil}`))
  if (alone === undefined) return findings

  if (age === undefined || age < terms.unaccompaniedFrom || age > terms.unaccompaniedUntil)
    return [...findings, conflict('umnr_wrong_age', `${terms.unaccompaniedFrom}–${terms.unaccompaniedUntil}`)]
  const said = /^UM(\d{2})\b\s*(.*)$/is.exec(textOf(alone))
  if (said !== null && Number(said[1]) !== age) findings.push(conflict('umnr_age_differs', `UM${String(age).padStart(2, '0')}`))
  // Who brings the child and who meets it: in the text, or in the file that the carrier's own form is filled from.
  const adults = said === null ? textOf(alone) : said[2]!
  if (adults === '' && !hasAdultsOnFile) findings.push(conflict('umnr_needs_adults'))
  return findings
}

function checkBabyCodes({ ssr, band, onLap, holdsBaby }: Asking): SsrFinding[] {
  const has = (code: string): boolean => ssr.some((one) => one.code === code)
  const findings: SsrFinding[] = []
  if (has('INFT') && !holdsBaby) findings.push(conflict('infant_code_without_infant'))
  if (has('BSCT') && !holdsBaby && band !== 'INF') findings.push(conflict('bassinet_without_infant'))
  if (has('CHLD') && band !== 'CHD') findings.push(conflict('child_code_without_child'))
  if (has('EXST') && onLap) findings.push(conflict('extra_seat_and_lap'))
  return findings
}

function textOf({ text }: Ssr): string {
  return text?.trim() ?? ''
}

function conflict(word: Exclude<SsrWord, 'deportee_code_forbidden'>, detail?: string): SsrFinding {
  return { word, code: 'E160', ...(detail === undefined ? {} : { detail }) }
}

// What a PAXLST message says of one person: everything that the guide asks for is there, once, and can be true on this journey (groups
// 4 and 5). Codes of references and numbers are checked by shape; whose they are nobody can tell from the message.
import { type Birth, earliest, isFormat, readBirth, readTime } from './calendar.ts'
import { addFault, type Checking } from './fault.ts'
import type { GroupNode } from './grammar.ts'
import { checkPlace, type Trip } from './paxlst-check-trip.ts'
import { type Segment, valueOf } from './segments.ts'

export function checkPerson({ segments, groups }: GroupNode, trip: Trip, checking: Checking): void {
  const [name] = segments
  if (name === undefined) return
  const all = (tag: string) => segments.filter((segment) => segment.tag === tag)
  checkName(name, checking)
  checkNeeded(name, all, groups, checking)
  for (const birth of all('DTM')) checkBirth(birth, trip, checking)
  for (const place of all('LOC')) checkPersonPlace(place, trip, checking)
  checkSamePlace(all('LOC'), checking)
  for (const nationality of all('NAT')) checkCountry(nationality, checking)
  for (const reference of all('RFF')) checkReference(reference, checking)
  for (const amount of all('MEA'))
    if (valueOf(amount, 3, 2) === '') addFault(checking, amount, 'element_missing', { element: 3, component: 2 })
  for (const tags of all('FTX')) checkTags(tags, checking)
  for (const number of all('COM')) checkContact(number, checking)
  onlyOnce([...all('ATT'), ...all('LOC'), ...all('NAT'), ...all('GEI'), ...all('MEA'), ...all('EMP'), ...all('DTM')], checking)
  for (const document of groups.filter(({ group }) => group === 'SG5')) checkDocument(document, trip, checking)
}

function checkName(name: Segment, checking: Checking): void {
  const components = name.elements[3] ?? []
  if ((components[0] ?? '') === '') addFault(checking, name, 'element_missing', { element: 4, component: 1 })
  for (const [index, found] of components.slice(0, 5).entries()) {
    const stranger = /[^A-Z '-]|^[ '-]|[ '-]$/.exec(found.toUpperCase())
    if (found !== '' && stranger !== null)
      addFault(checking, name, 'name_character', { element: 4, component: index + 1, found: stranger[0] })
  }
}

/** Guide: each person has sex, birth, where they board and leave, nationality, and a document. */
function checkNeeded(name: Segment, all: (tag: string) => Segment[], groups: readonly GroupNode[], checking: Checking): void {
  const codes = (tag: string) => all(tag).map((segment) => valueOf(segment, 1))
  const sex = all('ATT')[0]
  if (sex === undefined) addFault(checking, name, 'person_fact_missing', { expected: 'ATT+2' })
  else if (valueOf(sex, 3) === '') addFault(checking, sex, 'element_missing', { element: 3, component: 1 })
  if (!codes('DTM').includes('329')) addFault(checking, name, 'person_fact_missing', { expected: 'DTM+329' })
  for (const code of ['178', '179'])
    if (!codes('LOC').includes(code)) addFault(checking, name, 'person_fact_missing', { expected: `LOC+${code}` })
  if (!codes('NAT').includes('2')) addFault(checking, name, 'person_fact_missing', { expected: 'NAT+2' })
  if (!groups.some(({ group }) => group === 'SG5')) addFault(checking, name, 'person_fact_missing', { expected: 'DOC' })
}

function checkBirth(segment: Segment, { departure, arrival }: Trip, checking: Checking): void {
  const [text, said] = [valueOf(segment, 1, 2), valueOf(segment, 1, 3)]
  const format = said === '' ? '101' : said
  if (format !== '101' && format !== '102') {
    addFault(checking, segment, 'date_format', { element: 1, component: 3, expected: '101 102', found: said })
    return
  }
  if (text === '') return
  const day = (departure ?? arrival)?.day
  const read = readBirth(text, format, day === undefined ? 2099 : Number(day.slice(0, 4)))
  const where = { element: 1, component: 2, found: text }
  if (read === undefined) addFault(checking, segment, 'date_not_real', { ...where, expected: format })
  else if (!read.whole) addFault(checking, segment, 'birth_incomplete', { level: 'WARNING', ...where })
  if (day !== undefined && isAfter(read?.birth ?? null, day))
    addFault(checking, segment, 'born_after_departure', { ...where, expected: day })
}

function isAfter(birth: Birth, day: string): boolean {
  return birth !== null && earliest(birth) > day
}

function checkPersonPlace(segment: Segment, { places }: Trip, checking: Checking): void {
  const [code, place] = [valueOf(segment, 1), valueOf(segment, 2)]
  const residence = code === '174' || code === '180'
  checkPlace(segment, checking, residence)
  if (code === '174' && place !== '' && !/^[A-Z]{3}$/.test(place))
    addFault(checking, segment, 'country_shape', { element: 2, component: 1, found: place })
  // Somebody may board before or leave after this flight; it is rare, and a slip of the pen looks the same.
  if (!residence && place !== '' && places.size > 0 && !places.has(place))
    addFault(checking, segment, 'place_not_on_route', {
      level: 'WARNING',
      element: 2,
      component: 1,
      expected: [...places].join(' '),
      found: place,
    })
}

function checkSamePlace(places: readonly Segment[], checking: Checking): void {
  const boards = places.find((place) => valueOf(place, 1) === '178')
  const leaves = places.find((place) => valueOf(place, 1) === '179')
  if (boards === undefined || leaves === undefined || valueOf(boards, 2) !== valueOf(leaves, 2)) return
  for (const segment of [boards, leaves])
    addFault(checking, segment, 'place_twice', { element: 2, component: 1, found: valueOf(segment, 2) })
}

function checkCountry(segment: Segment, checking: Checking): void {
  const code = valueOf(segment, 2)
  const where = { element: 2, component: 1, found: code }
  if (code === '') return
  if (!/^[A-Z]{3}$/.test(code)) addFault(checking, segment, 'country_shape', where)
  else if (checking.registers.isCountry?.(code) === false) addFault(checking, segment, 'country_unknown', where)
}

const referenceShapes: Readonly<Record<string, RegExp>> = { AVF: /^[A-Z0-9]{5,8}$/, SEA: /^\d{1,3}[A-HJ-Z]$/, YZY: /^[A-Z0-9]{3,35}$/ }

function checkReference(segment: Segment, checking: Checking): void {
  const [code, value] = [valueOf(segment, 1), valueOf(segment, 1, 2)]
  const where = { element: 1, component: 2, found: value }
  if (value !== '' && referenceShapes[code]?.test(value) === false) addFault(checking, segment, 'number_shape', where)
  if (code === 'ABO') onceInFile(`ABO ${value}`, segment, 'reference_twice', where, checking)
}

function checkTags(segment: Segment, checking: Checking): void {
  const [tag, count] = [valueOf(segment, 4), valueOf(segment, 4, 2)]
  if (!/^[A-Z0-9]{4,12}$/.test(tag)) addFault(checking, segment, 'number_shape', { element: 4, component: 1, found: tag })
  if (count !== '' && !/^\d{1,3}$/.test(count))
    addFault(checking, segment, 'element_not_number', { element: 4, component: 2, found: count })
}

export function checkContact(segment: Segment, checking: Checking): void {
  for (const [index, [value = '', kind = '']] of segment.elements.entries()) {
    const shape = kind === 'EM' ? /(@| AT )/ : /^[0-9 ()+\-/.]{5,}$/
    if (value !== '' && !shape.test(value)) addFault(checking, segment, 'number_shape', { element: index + 1, component: 1, found: value })
  }
}

/** The same code twice in one person: which of them holds is anybody's guess, so both are named. */
function onlyOnce(segments: readonly Segment[], checking: Checking): void {
  for (const [index, segment] of segments.entries()) {
    const key = `${segment.tag}+${valueOf(segment, 1)}`
    const again = segments.some((other, at) => at !== index && `${other.tag}+${valueOf(other, 1)}` === key)
    if (again) addFault(checking, segment, 'person_fact_twice', { element: 1, component: 1, found: key })
  }
}

function checkDocument({ segments }: GroupNode, { departure, arrival }: Trip, checking: Checking): void {
  const [document, ...facts] = segments
  if (document === undefined) return
  const [code, number] = [valueOf(document, 1), valueOf(document, 2)]
  if (!/^(P[A-Z]?|V[A-Z]?|[ACIF]|AC|IP)$/.test(code))
    addFault(checking, document, 'code_unknown', { element: 1, component: 1, expected: 'P V A C I AC IP F', found: code })
  if (number !== '' && !/^[A-Z0-9]+$/.test(number))
    addFault(checking, document, 'number_shape', { element: 2, component: 1, found: number })
  onlyOnce(facts, checking)

  const fact = (tag: string, qualifier: string) => facts.find((segment) => segment.tag === tag && valueOf(segment, 1) === qualifier)
  const [expiry, issued, issuer] = [fact('DTM', '36'), fact('DTM', '182'), fact('LOC', '91')]
  if (issuer !== undefined) checkCountry(issuer, checking)
  const expires = expiry === undefined ? undefined : readDay(expiry, checking)
  const issue = issued === undefined ? undefined : readDay(issued, checking)
  if (arrival !== undefined && expires !== undefined && expires < arrival.day && expiry !== undefined)
    addFault(checking, expiry, 'document_expired', { element: 1, component: 2, expected: arrival.day, found: expires })
  if (
    issued !== undefined &&
    issue !== undefined &&
    ((departure !== undefined && issue > departure.day) || (expires !== undefined && issue > expires))
  )
    addFault(checking, issued, 'date_order', { element: 1, component: 2, found: issue })
  if (code.startsWith('P')) {
    if (expiry === undefined) addFault(checking, document, 'document_fact_missing', { level: 'WARNING', expected: 'DTM+36' })
    if (issuer === undefined) addFault(checking, document, 'document_fact_missing', { level: 'WARNING', expected: 'LOC+91' })
  }
  const where = { element: 2, component: 1, found: number }
  onceInFile(`DOC ${code} ${number} ${issuer === undefined ? '' : valueOf(issuer, 2)}`, document, 'document_twice', where, checking)
}

/** A document's day in two digits lies in this century: no document expires before, and none in use was issued before. */
function readDay(segment: Segment, checking: Checking): string | undefined {
  const [text, said] = [valueOf(segment, 1, 2), valueOf(segment, 1, 3)]
  const format = said === '' ? '101' : said
  if (!isFormat(format)) {
    addFault(checking, segment, 'date_format', { element: 1, component: 3, expected: '101 102', found: said })
    return undefined
  }
  const read = readTime(text, format, 2099)
  if (read === undefined && text !== '')
    addFault(checking, segment, 'date_not_real', { element: 1, component: 2, expected: format, found: text })
  return read?.day
}

function onceInFile(
  key: string,
  segment: Segment,
  word: 'document_twice' | 'reference_twice',
  where: { found: string },
  checking: Checking,
): void {
  if (checking.seen.has(key)) addFault(checking, segment, word, { element: 2, component: 1, ...where })
  checking.seen.add(key)
}

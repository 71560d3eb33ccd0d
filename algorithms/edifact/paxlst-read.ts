// Reads the messages of a file back into facts, as far as they can be read: a message with faults gives what it says all the same, so
// look at checkPaxlst first. Parts of one list stay apart, as they came.
import { isFormat, type LocalTime, readBirth, readTime } from './calendar.ts'
import { characterSets } from './character-sets.ts'
import { type GroupNode, placeSegments } from './grammar.ts'
import { type Interchange, type Message, readInterchanges } from './interchange.ts'
import { directoryOf } from './paxlst-check.ts'
import { grammarOf } from './paxlst-directory.ts'
import {
  type Call,
  callCodes,
  type CallRole,
  kindCodes,
  modeCodes,
  type Party,
  type PassengerList,
  type PersonKind,
  type PersonOnList,
  purposeCodes,
  type TravelDocument,
} from './paxlst-facts.ts'
import { documentOf } from './seal.ts'
import { type Segment, valueOf } from './segments.ts'

export function readPaxlst(text: string): PassengerList[] {
  return readInterchanges(text).flatMap((interchange) => interchange.messages.map((message) => listOf(interchange, message)))
}

function listOf({ unb, separators }: Interchange, message: Message): PassengerList {
  const directory = directoryOf(message) ?? 'D12B'
  const tree = placeSegments(message.segments, grammarOf(directory), { faults: [], separators })
  const find = (tag: string) => tree.segments.find((segment) => segment.tag === tag)
  const [bgm, transaction] = [find('BGM'), find('RFF')]
  const legs = tree.groups.filter(({ group }) => group === 'SG2')
  const tdt = legs[0]?.segments[0]
  const prepared = momentOf(`${at(unb, 4)}${at(unb, 4, 2)}`, at(unb, 4).length === 8 ? '203' : '201') ?? { day: '', clock: '' }
  const calls = legs.flatMap(({ groups }) => groups.flatMap(callOf))
  const departure = calls.find(({ departs }) => departs !== null)?.departs
  const year = Number((departure ?? prepared).day.slice(0, 4)) || 2099
  return {
    directory,
    characterSet: characterSets.find((each) => each === at(unb, 1)) ?? 'UNOB',
    of: at(bgm, 1) === '250' ? 'CREW' : 'PASSENGERS',
    purpose: keyOf(purposeCodes, at(bgm, 3)) ?? null,
    document: documentOf(at(bgm, 2)) || null,
    revision: at(transaction, 1, 5) === '' ? null : Number(at(transaction, 1, 5)),
    sender: partyOf(unb, 2),
    recipient: partyOf(unb, 3),
    prepared,
    contact: contactOf(tree.groups.find(({ group }) => group === 'SG1')),
    journey: { number: at(tdt, 2), carrier: at(tdt, 5) || null, mode: keyOf(modeCodes, at(tdt, 3)) ?? 'AIR', calls },
    persons: tree.groups.filter(({ group }) => group === 'SG4').map((person) => personOf(person, year)),
  }
}

function partyOf(unb: Segment | undefined, element: number): Party {
  return { id: at(unb, element), qualifier: at(unb, element, 2) || null }
}

function contactOf(party: GroupNode | undefined): PassengerList['contact'] {
  const numbers = party?.segments.filter(({ tag }) => tag === 'COM').flatMap(({ elements }) => elements) ?? []
  const number = (kind: string) => numbers.find(([, each]) => each === kind)?.[0] ?? null
  return { name: at(party?.segments[0], 4), phone: number('TE'), fax: number('FX'), email: number('EM') }
}

function callOf({ segments }: GroupNode): Call[] {
  const [place, ...times] = segments
  const role: CallRole | undefined = keyOf(callCodes, at(place, 1))
  if (role === undefined) return []
  const time = (...codes: string[]) => {
    const found = times.find((each) => codes.includes(at(each, 1)))
    return found === undefined ? null : (momentOf(at(found, 1, 2), at(found, 1, 3) || '101') ?? null)
  }
  return [{ role, place: at(place, 2), arrives: time('232'), departs: time('189', '136') }]
}

function personOf({ segments, groups }: GroupNode, year: number): PersonOnList {
  const all = (tag: string) => segments.filter((segment) => segment.tag === tag)
  const with1 = (tag: string, code: string) => all(tag).find((segment) => at(segment, 1) === code)
  const place = (code: string) => at(with1('LOC', code), 2) || null
  const [surname = '', ...given] = segments[0]?.elements[3] ?? []
  const sex = at(with1('ATT', '2'), 3)
  const born = with1('DTM', '329')
  const verified = at(with1('GEI', '4'), 2)
  const [count, weight] = [with1('MEA', 'CT'), with1('MEA', 'WT')]
  return {
    kind: keyOf(kindCodes, at(segments[0], 1)) ?? ('PASSENGER' satisfies PersonKind),
    surname,
    givenNames: given.filter((part) => part !== '').join(' '),
    sex: sex === 'F' || sex === 'M' ? sex : 'X',
    birth: readBirth(at(born, 1, 2), at(born, 1, 3) === '102' ? '102' : '101', year)?.birth ?? null,
    nationality: at(with1('NAT', '2'), 2),
    verified: verified === '173' ? true : verified === '174' ? false : null,
    bags: count === undefined ? null : { pieces: Number(at(count, 3, 2)), kg: weight === undefined ? null : Number(at(weight, 3, 2)) },
    bagTags: all('FTX').map((tags) => ({ tag: at(tags, 4), count: Number(at(tags, 4, 2) || '1') })),
    clearsAt: place('22'),
    embarksAt: place('178') ?? '',
    disembarksAt: place('179') ?? '',
    residence: place('174'),
    bornIn: place('180'),
    rank: at(all('EMP')[0], 2) || null,
    references: all('RFF').map((reference) => ({ code: at(reference, 1), value: at(reference, 1, 2) })),
    documents: groups.filter(({ group }) => group === 'SG5').map(documentOn),
  }
}

function documentOn({ segments: [document, ...facts] }: GroupNode): TravelDocument {
  const fact = (tag: string, code: string) => facts.find((segment) => segment.tag === tag && at(segment, 1) === code)
  const day = (code: string) => {
    const found = fact('DTM', code)
    return found === undefined ? null : (momentOf(at(found, 1, 2), at(found, 1, 3) || '101')?.day ?? null)
  }
  return {
    code: at(document, 1),
    number: at(document, 2),
    issuer: at(fact('LOC', '91'), 2) || null,
    expiresOn: day('36'),
    issuedOn: day('182'),
  }
}

function momentOf(text: string, format: string): LocalTime | undefined {
  return isFormat(format) ? readTime(text, format, 2099) : undefined
}

function keyOf<Key extends string>(codes: Readonly<Record<Key, string>>, code: string): Key | undefined {
  return (Object.keys(codes) as Key[]).find((key) => codes[key] === code)
}

function at(segment: Segment | undefined, element: number, component = 1): string {
  return segment === undefined ? '' : valueOf(segment, element, component)
}

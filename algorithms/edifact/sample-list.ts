/** Lists for the tests of this folder: fictitious people on a fictitious flight, with everything a message can carry. */
import type { PassengerList, PersonOnList } from './paxlst-facts.ts'

const nobody: PersonOnList = {
  kind: 'PASSENGER',
  surname: 'TESFAYE-EXEMPLE',
  givenNames: 'AMINA',
  sex: 'F',
  birth: { year: 1992, month: 3, day: 1 },
  nationality: 'ERI',
  verified: null,
  bags: null,
  bagTags: [],
  clearsAt: 'CDG',
  embarksAt: 'ADD',
  disembarksAt: 'CDG',
  residence: null,
  bornIn: null,
  rank: null,
  references: [],
  documents: [],
}

const paper = (number: string) => ({ code: 'P', number, issuer: 'ETH', expiresOn: '2029-06-30', issuedOn: null })

/** A mother with all that can be said, her boy with little, a grandmother of a hundred years, a man who only changes planes. */
export const family: PersonOnList[] = [
  {
    ...nobody,
    givenNames: 'AMINA TEST',
    verified: true,
    bags: { pieces: 2, kg: 31 },
    bagTags: [{ tag: 'XX123456', count: 2 }],
    residence: 'ETH',
    bornIn: 'ERI',
    references: [
      { code: 'AVF', value: 'AB12CD' },
      { code: 'ABO', value: 'MAN-TEST-0001' },
      { code: 'SEA', value: '12A' },
      { code: 'YZY', value: '0571234567890' },
    ],
    documents: [
      { ...paper('EX1234567'), issuedOn: '2024-07-01' },
      { code: 'V', number: 'V7654321', issuer: 'FRA', expiresOn: '2027-01-31', issuedOn: null },
    ],
  },
  {
    ...nobody,
    givenNames: 'YONAS',
    sex: 'M',
    birth: { year: 2014, month: 2 },
    verified: false,
    references: [{ code: 'AVF', value: 'AB12CD' }],
    documents: [paper('EX1234568')],
  },
  { ...nobody, givenNames: 'LETAY', birth: { year: 1926, month: 11, day: 2 }, documents: [paper('EX1234569')] },
  { ...nobody, kind: 'TRANSIT_PASSENGER', givenNames: '', sex: 'X', clearsAt: null, nationality: 'XXB', documents: [paper('EX1234570')] },
]

export const flight: PassengerList = {
  directory: 'D12B',
  characterSet: 'UNOA',
  of: 'PASSENGERS',
  purpose: 'ORIGINAL',
  document: 'MAN-PAR-2026-7F3K2M9Q',
  revision: 1,
  sender: { id: 'OIMPAR', qualifier: 'ZZ' },
  recipient: { id: 'RECEIVER', qualifier: 'ZZ' },
  prepared: { day: '2026-11-13', clock: '18:00' },
  contact: { name: 'OIM PARIS MOUVEMENTS', phone: '33100000000', fax: null, email: 'MOUVEMENTS AT EXAMPLE.ORG' },
  journey: {
    number: 'XX123',
    carrier: 'XX',
    mode: 'AIR',
    calls: [
      { role: 'LAST_DEPARTURE', place: 'ADD', arrives: null, departs: { day: '2026-11-13', clock: '23:00' } },
      { role: 'FIRST_ARRIVAL', place: 'CDG', arrives: { day: '2026-11-14', clock: '06:40' }, departs: null },
    ],
  },
  persons: family,
}

export const crew: PassengerList = {
  ...flight,
  of: 'CREW',
  persons: [
    { ...nobody, kind: 'CREW', givenNames: 'ROSE', rank: 'CR1', clearsAt: null, documents: [paper('CR0000001')] },
    {
      ...nobody,
      kind: 'TRANSIT_CREW',
      givenNames: 'PAUL',
      rank: 'CR2',
      clearsAt: null,
      documents: [{ ...paper('CR0000002'), code: 'AC' }],
    },
  ],
}

/** domain.md 2.3, fixture F13, written by another hand: it bears no check characters. */
export const foreign = `UNA:+.? '
UNB+UNOA:4+OIMFR:ZZ+RECEIVER:ZZ+261113:1800+261113180001++APIS'
UNG+PAXLST+OIMFR:ZZ+RECEIVER:ZZ+261113:1800+1+UN+D:05B'
UNH+PAX001+PAXLST:D:05B:UN:IATA+XX123/261114/0640+01:F'
BGM+745+MAN20261114001+9'
NAD+MS+++OIM FRANCE MOUVEMENTS'
COM+33100000000:TE+MOUVEMENTS AT EXAMPLE.ORG:EM'
TDT+20+XX123'
LOC+125+ADD'
DTM+189:2611132300:201'
LOC+87+CDG'
DTM+232:2611140640:201'
NAD+FL+++EXEMPLE:AMINA:TEST'
ATT+2++F'
DTM+329:900101'
GEI+4+173'
LOC+22+CDG'
LOC+178+ADD'
LOC+179+CDG'
LOC+180+ERI'
NAT+2+XXB'
RFF+AVF:ABC123'
DOC+P:110:111+21AB12345'
DTM+36:290630'
LOC+91+FRA'
NAD+FL+++EXEMPLE:SAMI'
ATT+2++M'
DTM+329:180405'
LOC+178+ADD'
LOC+179+CDG'
NAT+2+XXB'
RFF+AVF:ABC123'
DOC+P:110:111+21AB12346'
DTM+36:290630'
LOC+91+FRA'
CNT+42:2'
UNT+34+PAX001'
UNE+1+1'
UNZ+1+261113180001'
`

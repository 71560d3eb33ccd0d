/** Fictitious readers of every card language, one journey in two legs, for the tests and for docs/screens/cards. */
import type { Instant, TimeZone } from '#domain/kit/day.ts'
import type { Leg, LegId } from '#domain/movements/words.ts'
import type { CardKind, CardLanguage, CardSize } from '#domain/papers/card-words.ts'
import type { CardHolder, CardSheet } from './cards.ts'

/** Latin and native name, written as somebody who reads that language might write them. */
export const readers: Record<CardLanguage, readonly [familyName: string, givenNames: string, nativeName: string | null]> = {
  fr: ['Voyageuse-Exemple', 'Zoé', null],
  en: ['Traveller-Exemple', 'Grace', null],
  ar: ['Al-Khatib-Exemple', 'Maryam', 'مريم الخطيب'],
  fa: ['Ahmadi-Exemple', 'Gol', 'گل احمدی'],
  ckb: ['Kerim-Exemple', 'Hêro', 'هێرۆ کەریم'],
  ti: ['Tesfaye-Exemple', 'Selam', 'ሰላም ተስፋይ'],
  so: ['Warsame-Exemple', 'Ifrah', null],
  ur: ['Khan-Exemple', 'Zainab', 'زینب خان'],
  ps: ['Zadran-Exemple', 'Spozhmai', 'سپوږمۍ ځدراڼ'],
  vi: ['Nguyen-Exemple', 'Thi Dung', 'Nguyễn Thị Dũng'],
  hi: ['Mishra-Exemple', 'Lakshmi', 'लक्ष्मी मिश्रा'],
  pa: ['Singh-Exemple', 'Harpreet', 'ਹਰਪ੍ਰੀਤ ਸਿੰਘ'],
  'pa-Arab': ['Cheema-Exemple', 'Nasreen', 'نسرین چیمہ'],
  am: ['Bekele-Exemple', 'Tsehay', 'ፀሐይ በቀለ'],
}

export const legs: readonly Leg[] = [
  leg(
    1,
    'XX123',
    ['ADD', '2', 'Africa/Addis_Ababa', '2026-11-13T20:00:00.000Z'],
    ['CDG', '2E', 'Europe/Paris', '2026-11-14T05:40:00.000Z'],
  ),
  leg(2, 'XX456', ['CDG', '2E', 'Europe/Paris', '2026-11-14T08:10:00.000Z'], ['YUL', null, 'America/Toronto', '2026-11-14T15:45:00.000Z']),
]

export function sampleSheet(kind: CardKind, size: CardSize = 'USUAL'): CardSheet {
  const point = { office: 'PAR', phone: '+33 1 99 00 00 10', validFrom: '2026-01-01', source: 'fictitious' } as CardSheet['point']
  return { kind, size, point, legs }
}

/** The code and the token are of the right shape and open nothing. */
export function sampleHolder(language: CardLanguage): CardHolder {
  const [familyName, givenNames, nativeName] = readers[language]
  return {
    familyName,
    givenNames,
    nativeName,
    language,
    seat: '14C',
    ssr: [{ code: 'WCHR' }, { code: 'MEDA' }],
    bagsPieces: 2,
    metBy: 'Association d’accueil-Exemple',
    token: { text: `PSR1:${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.repeat(5).slice(0, 136)}`, code: '7F3K-2M9Q' },
  }
}

type End = readonly [place: string, terminal: string | null, zone: string, at: string]

function leg(seq: number, number: string, from: End, to: End): Leg {
  return {
    id: `0192f000-0000-7000-8000-00000000000${seq}` as LegId,
    seq,
    mode: 'AIR',
    carrier: 'XX',
    number,
    fromPlace: from[0],
    fromTerminal: from[1],
    fromZone: from[2] as TimeZone,
    departsAt: from[3] as Instant,
    toPlace: to[0],
    toTerminal: to[1],
    toZone: to[2] as TimeZone,
    arrivesAt: to[3] as Instant,
    expectedDepartsAt: null,
    expectedArrivesAt: null,
    status: 'SCHEDULED',
    bagsRechecked: false,
    borderEntry: false,
  }
}

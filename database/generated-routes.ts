/** The journeys of generated families: over which airports, how long. Real airports, invented flights. */
export type Stop = { place: string; zone: string; terminal: string | null }
/** `minutes` in the air. */
export type Hop = { from: Stop; to: Stop; minutes: number; carrier: string }
export type Route = { programme: string; hops: readonly Hop[]; country: string; subregion: string | null; city: string }

const stop = (place: string, zone: string, terminal: string | null = null): Stop => ({ place, zone, terminal })

const stops = {
  CDG: stop('CDG', 'Europe/Paris', '2E'),
  MRS: stop('MRS', 'Europe/Paris'),
  LYS: stop('LYS', 'Europe/Paris'),
  LIL: stop('LIL', 'Europe/Paris'),
  IST: stop('IST', 'Europe/Istanbul'),
  ADD: stop('ADD', 'Africa/Addis_Ababa', '2'),
  NBO: stop('NBO', 'Africa/Nairobi', '1A'),
  AMM: stop('AMM', 'Asia/Amman'),
  BEY: stop('BEY', 'Asia/Beirut'),
  KGL: stop('KGL', 'Africa/Kigali'),
  EBL: stop('EBL', 'Asia/Baghdad'),
  DAC: stop('DAC', 'Asia/Dhaka'),
  ISB: stop('ISB', 'Asia/Karachi'),
  PRN: stop('PRN', 'Europe/Belgrade'),
  CMB: stop('CMB', 'Asia/Colombo'),
  KBL: stop('KBL', 'Asia/Kabul'),
  KRT: stop('KRT', 'Africa/Khartoum'),
  JFK: stop('JFK', 'America/New_York', '1'),
  YUL: stop('YUL', 'America/Toronto'),
  ARN: stop('ARN', 'Europe/Stockholm', '5'),
  OSL: stop('OSL', 'Europe/Oslo'),
  CPH: stop('CPH', 'Europe/Copenhagen', '2'),
} as const

const hop = (from: keyof typeof stops, to: keyof typeof stops, hours: number, carrier: string): Hop => ({
  from: stops[from],
  to: stops[to],
  minutes: hours * 60,
  carrier,
})

const transit = (from: Hop, onward: Hop, country: string, city: string): Route => ({
  programme: 'TRANSIT_CDG',
  hops: [from, onward],
  country,
  subregion: null,
  city,
})
const toFrance = (hops: readonly Hop[], city: string): Route => ({
  programme: 'FAMILY_REUNIFICATION',
  hops,
  country: 'FRA',
  subregion: null,
  city,
})
const homeward = (country: string, hops: readonly Hop[], city: string, subregion: string | null = null): Route => ({
  programme: 'ARER',
  hops,
  country,
  subregion,
  city,
})

/** By the office's code. Only Paris has the desk where planes are changed; every office brings families together and helps people home. */
export const routes: Record<string, readonly Route[]> = {
  PAR: [
    transit(hop('ADD', 'CDG', 7.5, 'XA'), hop('CDG', 'JFK', 8.5, 'XB'), 'USA', 'New York'),
    transit(hop('NBO', 'CDG', 8.5, 'XC'), hop('CDG', 'ARN', 2.5, 'XD'), 'SWE', 'Stockholm'),
    transit(hop('AMM', 'CDG', 5, 'XE'), hop('CDG', 'YUL', 7.5, 'XB'), 'CAN', 'Montréal'),
    transit(hop('BEY', 'CDG', 4.5, 'XF'), hop('CDG', 'OSL', 2.5, 'XD'), 'NOR', 'Oslo'),
    transit(hop('KGL', 'CDG', 9, 'XG'), hop('CDG', 'CPH', 2, 'XD'), 'DNK', 'København'),
    toFrance([hop('ADD', 'CDG', 7.5, 'XA')], 'Paris'),
    toFrance([hop('ISB', 'IST', 6, 'XH'), hop('IST', 'CDG', 3.5, 'XH')], 'Créteil'),
  ],
  MRS: [toFrance([hop('BEY', 'MRS', 4, 'XF')], 'Marseille'), toFrance([hop('AMM', 'IST', 2.5, 'XE'), hop('IST', 'MRS', 3, 'XH')], 'Nice')],
  LYS: [toFrance([hop('CMB', 'IST', 8.5, 'XH'), hop('IST', 'LYS', 3, 'XH')], 'Lyon')],
  LIL: [toFrance([hop('AMM', 'IST', 2.5, 'XE'), hop('IST', 'LIL', 3.5, 'XH')], 'Lille')],
}

const ends: Record<string, { hop: Hop; city: string; subregion?: string }> = {
  IRQ: { hop: hop('IST', 'EBL', 2.5, 'XH'), city: 'Erbil', subregion: 'IQ-AR' },
  BGD: { hop: hop('IST', 'DAC', 7.5, 'XH'), city: 'Dhaka' },
  PAK: { hop: hop('IST', 'ISB', 5, 'XH'), city: 'Islamabad' },
  XKX: { hop: hop('IST', 'PRN', 1.5, 'XH'), city: 'Prishtinë' },
  SRB: { hop: hop('IST', 'PRN', 1.5, 'XH'), city: 'Novi Pazar' },
  LKA: { hop: hop('IST', 'CMB', 8.5, 'XH'), city: 'Colombo' },
  SDN: { hop: hop('IST', 'KRT', 4, 'XH'), city: 'Khartoum' },
  ETH: { hop: hop('IST', 'ADD', 5.5, 'XH'), city: 'Addis-Abeba' },
  AFG: { hop: hop('IST', 'KBL', 5, 'XH'), city: 'Kaboul' },
}

/** The way home for somebody of this nationality, from the office's own airport; undefined where the programme does not go. */
export function routeHome(nationality: string, from: string): Route | undefined {
  const end = ends[nationality]
  if (end === undefined || !(from in stops)) return undefined
  return homeward(nationality, [hop(from as keyof typeof stops, 'IST', 3.5, 'XH'), end.hop], end.city, end.subregion ?? null)
}

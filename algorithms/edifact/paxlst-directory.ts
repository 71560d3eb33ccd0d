// The passenger list message (PAXLST) in the directories D.05B and D.12B: the order of its segments, the elements of each, and the codes
// that the WCO/IATA/ICAO implementation guide uses (domain.md 2.3). Lengths are those of the guide, which are never longer than the
// directory's. The guide makes DTM after TDT optional, as every real message does; the directory table has it mandatory.
import type { ElementTable } from './elements.ts'
import type { Group, Slot } from './grammar.ts'
import { type Segment, valueOf } from './segments.ts'

export type Directory = 'D05B' | 'D12B'
export const directories: readonly Directory[] = ['D05B', 'D12B']
/** As it stands in UNH and UNG. */
export const releaseOf: Record<Directory, string> = { D05B: '05B', D12B: '12B' }

/** FL passenger, FM crew; DDU and DDT the same in transit. */
export const personCodes = ['FL', 'FM', 'DDU', 'DDT']
const isPerson = (segment: Segment): boolean => personCodes.includes(valueOf(segment, 1))

const one = (tag: string, min = 0): Slot => ({ tag, min, max: 1 })
const many = (tag: string, max: number): Slot => ({ tag, min: 0, max })

export function grammarOf(directory: Directory): Group {
  const newer = directory === 'D12B'
  return {
    group: '',
    min: 1,
    max: 1,
    slots: [
      one('UNH', 1),
      one('BGM', 1),
      one('RFF'),
      many('DTM', 9),
      ...(newer ? [many('LOC', 9)] : []),
      { group: 'SG1', min: 0, max: 5, opens: (segment) => !isPerson(segment), slots: [one('NAD', 1), one('CTA'), many('COM', 9)] },
      {
        group: 'SG2',
        min: 1,
        max: 10,
        slots: [one('TDT', 1), one('DTM'), { group: 'SG3', min: 0, max: 99, slots: [one('LOC', 1), many('DTM', 5)] }],
      },
      personGroup(newer),
      one('CNT'),
      one('AUT'),
      one('UNT', 1),
    ],
  }
}

function personGroup(newer: boolean): Group {
  return {
    group: 'SG4',
    min: 0,
    max: newer ? 99_999 : 9_999,
    slots: [
      one('NAD', 1),
      many('ATT', 9),
      many('DTM', 9),
      many('MEA', 9),
      many('GEI', 5),
      many('FTX', 99),
      many('LOC', 25),
      one('COM'),
      many('EMP', 9),
      many('NAT', 9),
      // D.05B has one reference a person; the guide and the carriers send several all the same.
      newer ? many('RFF', 99_999) : { ...one('RFF'), usual: 9 },
      {
        group: 'SG5',
        min: 0,
        max: 5,
        slots: [one('DOC', 1), many('DTM', 5), many('GEI', 9), many('RFF', 9), many('LOC', 2), one('CPI'), many('QTY', 9)],
      },
      { group: 'SG6', min: 0, max: 99, slots: [one('GID', 1), many('FTX', 9), many('QTY', 9)] },
      { group: 'SG7', min: 0, max: 1, slots: [one('TDT', 1), one('FTX')] },
    ],
  }
}

const listed = '1131 an..17|3055 an..3'
const repeated = (line: string, times: number): string => Array.from({ length: times }, () => line).join('|')

export const elementTable: ElementTable = {
  UNB: [
    '!0001 a4 M|0002 an1 M',
    '!0004 an..35 M|0007 an..4|0008 an..35',
    '!0010 an..35 M|0007 an..4|0014 an..35',
    '!0017 n..8 M|0019 n4 M',
    '!0020 an..14 M',
    '0022 an..14|0025 an2',
    '0026 an..14',
    '0029 a1',
    '0031 n1',
    '0032 an..35',
    '0035 n1',
  ],
  UNG: [
    '!0038 an..6 M',
    '!0040 an..35 M|0007 an..4',
    '!0044 an..35 M|0007 an..4',
    '!0017 n..8 M|0019 n4 M',
    '!0048 an..14 M',
    '!0051 an..3 M',
    '!0052 an..3 M|0054 an..3 M|0057 an..6',
    '0058 an..14',
  ],
  UNH: ['!0062 an..14 M', '!0065 an..6 M|0052 an..3 M|0054 an..3 M|0051 an..3 M|0057 an..6', '0068 an..35', '0070 n..2 M|0073 a1'],
  BGM: ['!1001 an..3 M|1131 an..17|3055 an..3|1000 an..35', '1004 an..35|1056 an..9|1060 an..6', '1225 an..3', '4343 an..3'],
  RFF: ['!1153 an..3 M|1154 an..35 M|1156 an..6|1056 an..9|1060 an..6'],
  DTM: ['!2005 an..3 M|2380 an..35 M|2379 an..3'],
  NAD: [
    '!3035 an..3 M',
    `3039 an..35 M|${listed}`,
    repeated('3124 an..35', 5),
    `${repeated('3036 an..35', 5)}|3045 an..3`,
    repeated('3042 an..35', 4),
    '3164 an..35',
    `3229 an..9|${listed}|3228 an..70`,
    '3251 an..17',
    '3207 an..3',
  ],
  CTA: ['3139 an..3', '3413 an..17|3412 an..256'],
  COM: ['!3148 an..512 M|3155 an..3 M', '3148 an..512 M|3155 an..3 M', '3148 an..512 M|3155 an..3 M'],
  TDT: [
    '!8051 an..3 M',
    '8028 an..17',
    '8067 an..3|8066 an..17',
    `8179 an..8|${listed}|8178 an..17`,
    `3127 an..17|${listed}|3126 an..35`,
    '8101 an..3',
    '8457 an..3|8459 an..3|7130 an..17',
    `8213 an..35|${listed}|8212 an..70|8453 an..3`,
    '8281 an..3',
  ],
  LOC: [
    '!3227 an..3 M',
    `!3225 an..35 M|${listed}|3224 an..256`,
    `3223 an..35|${listed}|3222 an..70`,
    `3233 an..35|${listed}|3232 an..70`,
    '5479 an..3',
  ],
  ATT: ['!9017 an..3 M', `9021 an..17|${listed}|9020 an..70`, `9019 an..17|${listed}|9018 an..256`],
  MEA: [
    '!6311 an..3 M',
    '6313 an..3|6321 an..3|6155 an..17|6154 an..70',
    '6411 an..8|6314 n..18|6162 n..18|6152 n..18|6432 n..2',
    '7383 an..3',
  ],
  GEI: ['!9649 an..3 M', `!7365 an..3 M|${listed}|7364 an..35`, '7187 an..17'],
  FTX: [
    '!4451 an..3 M',
    '4453 an..3',
    `4441 an..17 M|${listed}`,
    `4440 an..512 M|${repeated('4440 an..512', 4)}`,
    '3453 an..3',
    '4447 an..3',
  ],
  EMP: [
    '!9003 an..3 M',
    `9005 an..3 M|${listed}|9004 an..35`,
    `9009 an..3|${listed}|9008 an..35|9008 an..35`,
    `9007 an..3|${listed}|9006 an..35|9006 an..35`,
    '3494 an..35',
  ],
  NAT: ['!3493 an..3 M', `!3293 an..3 M|${listed}|3292 an..35`],
  DOC: [
    `!1001 an..3 M|${listed}|1000 an..35`,
    '!1004 an..35 M|1373 an..3|1366 an..70|3453 an..3|1056 an..9|1060 an..6',
    '3153 an..3',
    '1220 n..2',
    '1218 n..2',
  ],
  CPI: [`5237 an..3|${listed}`, `4215 an..3|${listed}`, '4237 an..3'],
  QTY: ['!6063 an..3 M|6060 an..35 M|6411 an..8'],
  GID: ['1496 n..5'],
  CNT: ['!6069 an..3 M|6066 n..18 M|6411 an..8'],
  AUT: ['!9280 an..35 M', '9282 an..35'],
  UNT: ['!0074 n..10 M', '!0062 an..14 M'],
  UNE: ['!0060 n..6 M', '!0048 an..14 M'],
  UNZ: ['!0036 n..6 M', '!0020 an..14 M'],
}

/** By `group/tag/element/component`. What is not here may hold any value of its form. */
export const codeTable: Readonly<Record<string, readonly string[]>> = {
  '/UNB/1/1': ['UNOA', 'UNOB', 'UNOC', 'UNOY'],
  '/UNB/1/2': ['1', '2', '3', '4'],
  '/UNB/11/1': ['1'],
  '/UNG/1/1': ['PAXLST'],
  '/UNG/6/1': ['UN'],
  '/UNG/7/1': ['D'],
  '/UNH/2/1': ['PAXLST'],
  '/UNH/2/2': ['D'],
  '/UNH/2/4': ['UN'],
  '/UNH/2/5': ['IATA'],
  '/UNH/4/2': ['C', 'F'],
  '/BGM/1/1': ['745', '250', '336', '266'],
  // An empty list: the guide leaves it out.
  '/BGM/1/2': [],
  '/BGM/3/1': ['2', '9', '22', '36'],
  '/RFF/1/1': ['TN', 'AF', 'ACW'],
  'SG1/NAD/1/1': ['MS', 'MR', 'CA', 'ED'],
  'SG1/NAD/3/1': [],
  'SG1/NAD/3/2': [],
  'SG1/COM/1/2': ['TE', 'FX', 'EM'],
  'SG1/COM/2/2': ['TE', 'FX', 'EM'],
  'SG1/COM/3/2': ['TE', 'FX', 'EM'],
  'SG2/TDT/1/1': ['20', '34'],
  'SG2/TDT/3/1': ['1', '2', '3', '4'],
  'SG3/LOC/1/1': ['125', '87', '92', '130', '172', '188'],
  'SG3/DTM/1/1': ['189', '232', '136'],
  'SG4/NAD/1/1': personCodes,
  'SG4/NAD/3/1': [],
  'SG4/NAD/3/2': [],
  'SG4/ATT/1/1': ['2'],
  'SG4/ATT/3/1': ['M', 'F', 'U', 'X'],
  'SG4/DTM/1/1': ['329'],
  'SG4/MEA/1/1': ['CT', 'WT'],
  'SG4/MEA/3/1': ['KGM', 'LBR', 'C62'],
  'SG4/GEI/1/1': ['4'],
  'SG4/GEI/2/1': ['173', '174'],
  'SG4/FTX/1/1': ['BAG'],
  'SG4/LOC/1/1': ['22', '174', '178', '179', '180'],
  'SG4/COM/1/2': ['TE', 'FX', 'EM'],
  'SG4/COM/2/2': ['TE', 'FX', 'EM'],
  'SG4/COM/3/2': ['TE', 'FX', 'EM'],
  'SG4/EMP/1/1': ['1'],
  'SG4/EMP/2/1': ['CR1', 'CR2', 'CR3', 'CR4', 'CR5'],
  'SG4/EMP/2/2': ['110'],
  'SG4/EMP/2/3': ['111', 'ZZZ'],
  'SG4/NAT/1/1': ['1', '2'],
  'SG4/RFF/1/1': ['AVF', 'ABO', 'SEA', 'YZY', 'AEA', 'CR', 'TN'],
  'SG5/DOC/1/2': ['110'],
  'SG5/DOC/1/3': ['111', 'ZZZ'],
  'SG5/DOC/1/4': [],
  'SG5/DTM/1/1': ['36', '182'],
  'SG5/LOC/1/1': ['91'],
  '/CNT/1/1': ['42', '41'],
}

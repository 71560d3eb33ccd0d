// What a world is made of: one id for each thing that the access test points at.
export type World = {
  number: number
  familyName: string
  /** Of the first person; nobody else has it. */
  givenNames: string
  caseRef: string
  flight: string
  flightOn: string
  airport: string
  instrument: string
} & Record<(typeof ids)[number], string>

export const ids = [
  'account', 'person', 'companion', 'newcomer', 'consent', 'merge', 'pair', 'link', 'membership', 'household', 'request', 'eraseRequest', 'erasure', 'file', 'roll', 'case', 'caseTask', 'hold', 'clearance', 'movement', 'leg', 'passenger', 'manifest', 'group', 'task', 'mishap', 'told', 'mishapCost', 'shift', 'device',
  'plan', 'line', 'tranche', 'visit', 'vacancy', 'candidate', 'referral',
  'travelRight', 'medif', 'minorFile',
  'notice', 'noticeVersion', 'recipient', 'received',
  'organisation', 'party', 'medical',
  'wish', 'ticketRequest', 'seat', 'quote', 'choice', 'ticket', 'coupon', 'cost', 'offer', 'payment', 'loan',
  'transport', 'ship', 'convoy', 'vehicle', 'permit', 'staff', 'escort', 'mission',
  'flightOffer', 'run',
  'bag', 'document', 'receiptFile',
] as const // prettier-ignore

export type Insert = (table: string, values: Record<string, unknown>) => Promise<void>

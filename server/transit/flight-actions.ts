/** News of flights, out of a file or a feed: judged one by one, the good ones taken through the door of movements, all of them kept. */
import { parse } from 'csv-parse/sync'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, type Instant, startOfDay } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { LegId } from '#domain/movements/words.ts'
import type * as flights from '#domain/transit/flight-contract.ts'
import * as rules from '#domain/transit/flight-rules.ts'
import type { FeedStanding, FeedTerms, FlightNews } from '#domain/transit/flight-words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { readStored } from '#server/kit/files.ts'
import type { MissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { recordTimesOfOne } from '#server/movements/leg-news-actions.ts'
import { findOfficeAt } from './airport.ts'
import type { FeedAnswer } from './flight-feed.ts'
import { findFeed, type FeedRow, type Heard, insertNews, listKnownLegs, listNewsRows, saveFeed } from './flight-store.ts'

type Counts = OutputOf<typeof flights.takeFlightNews>

export async function takeFlightNews(
  work: Work,
  input: InputOf<typeof flights.takeFlightNews>,
): Promise<Result<Counts, 'not_your_airport' | 'file_not_found' | 'not_flight_news'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_your_airport')
  const stored = await readStored(work, input.fileId)
  if (!stored.ok) return refuse('file_not_found')
  const read = readCsv(Buffer.from(stored.value.bytes).toString('utf8'), office.timeZone)
  if (read === undefined) return refuse('not_flight_news')
  return accept({ ...(await takeNews(work, office, input.airport, 'CSV', read.news)), unreadable: read.unreadable })
}

export async function listFlightNews(
  work: Work,
  input: InputOf<typeof flights.listFlightNews>,
): Promise<Result<OutputOf<typeof flights.listFlightNews>, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const feed = await feedStandingAt(work, office.id, input.airport)
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null, feed })
  const rows = await listNewsRows(work.db, input.airport, after, input.limit + 1)
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.heardAt, row.id),
    (row) => row,
  )
  return accept({ ...page, feed })
}

/** How the feed of an airport stands; null where none is asked. */
export async function feedStandingAt(work: Work, office: number, airport: string): Promise<FeedStanding | null> {
  const terms = work.house.feeds?.find((one) => one.office === office && one.airport === airport)
  const feed = await findFeed(work.db, office, airport)
  if (feed === undefined || terms === undefined) return null
  return rules.feedStanding(feed, terms.everyMinutes, work.now)
}

/** Is it this feed's turn? Then what to ask it with. */
export async function turnOf(work: Work, terms: FeedTerms): Promise<{ before: FeedRow | undefined } | undefined> {
  const before = await findFeed(work.db, terms.office, terms.airport)
  return before?.notBefore != null && before.notBefore > work.now ? undefined : { before }
}

/** A feed answered, well or badly: the good news are taken, and it is noted how fresh they are. A bad answer changes nothing but that note. */
export async function noteAnswer(
  work: Work,
  office: MissionOffice,
  terms: FeedTerms,
  before: FeedRow | undefined,
  answer: FeedAnswer,
): Promise<Result<Counts, never>> {
  const good = answer.outcome === 'NEWS' || answer.outcome === 'NOT_CHANGED'
  const badInARow = good ? 0 : (before?.badInARow ?? 0) + 1
  const counts = await takeNews(work, office, terms.airport, 'HTTP', answer.news)
  await saveFeed(work.db, terms.office, terms.airport, {
    askedAt: work.now,
    answeredAt: good ? work.now : (before?.answeredAt ?? null),
    outcome: answer.outcome,
    etag: answer.etag,
    notBefore: rules.askAgainAt(answer.outcome, terms.everyMinutes, badInARow, answer.retryAfterSeconds, work.now),
    badInARow,
  })
  return accept({ ...counts, unreadable: answer.unreadable })
}

async function takeNews(
  work: Work,
  office: MissionOffice,
  airport: string,
  source: 'CSV' | 'HTTP',
  news: readonly FlightNews[],
): Promise<Omit<Counts, 'unreadable'>> {
  const counts = { taken: 0, same: 0, leftOut: 0 }
  if (news.length === 0) return counts
  const [from, before] = spanOf(news, office.timeZone)
  const legs = new Map((await listKnownLegs(work.db, airport, from, before)).map((leg) => [leg.legId, leg]))
  const heard: Heard[] = []
  for (const [at, one] of news.entries()) {
    // Several families may fly on one flight: each journey has its own leg of it, and all hear the news.
    for (const judged of judgeEach(airport, [...legs.values()], one, news.slice(0, at), work.now)) {
      const known = judged.leg === undefined ? undefined : legs.get(judged.leg.legId)
      const kept = judged.outcome === 'TAKEN' ? await changeLeg(work, judged) : judged
      if (kept.outcome === 'TAKEN') counts.taken += 1
      else if (kept.outcome === 'SAME') counts.same += 1
      else counts.leftOut += 1
      // News of flights that carry nobody of ours are not kept: an airport has a thousand of them a day.
      if (kept.outcome !== 'UNKNOWN_FLIGHT' || source === 'CSV') heard.push({ news: one, judged: kept, place: known })
    }
  }
  await insertNews(work.db, { office: office.id, airport, source }, heard, work.now)
  return counts
}

function judgeEach(
  airport: string,
  legs: readonly rules.KnownLeg[],
  news: FlightNews,
  before: readonly FlightNews[],
  now: Instant,
): rules.Judged[] {
  const first = rules.judgeNews(airport, legs, news, before, now)
  if (first.leg === undefined) return [first]
  const same = legs.filter(
    (leg) => rules.flightKey(leg.number) === rules.flightKey(first.leg!.number) && leg.carrier === first.leg!.carrier,
  )
  return same.map((leg) => rules.judgeNews(airport, [leg], news, before, now)).filter((judged) => judged.outcome !== 'OTHER_DAY')
}

async function changeLeg(work: Work, judged: rules.Judged): Promise<rules.Judged> {
  const changed = await recordTimesOfOne(work, { legId: LegId.parse(judged.leg!.legId), ...judged.change })
  return changed.ok ? judged : { ...judged, outcome: 'REFUSED' }
}

/** A day before the first and a day after the last: a flight of the same number on the next day is another one, and must be known to be. */
function spanOf(news: readonly FlightNews[], zone: string): [Instant, Instant] {
  const days = news.map(({ on }) => on).toSorted()
  return [startOfDay(addDays(days[0]!, -2), zone), startOfDay(addDays(days.at(-1)!, 3), zone)]
}

const columns = ['flight', 'date', 'status', 'departs', 'arrives', 'said_at']
const csvTerms = {
  fields: { flight: 'flight', on: 'date', status: 'status', departsAt: 'departs', arrivesAt: 'arrives', saidAt: 'said_at' },
  hoursIn: 'LOCAL',
  statuses: { scheduled: 'SCHEDULED', delayed: 'DELAYED', departed: 'DEPARTED', arrived: 'ARRIVED', cancelled: 'CANCELLED' },
} satisfies Pick<FeedTerms, 'fields' | 'hoursIn' | 'statuses'>

/** Undefined when it is no table of flights. Hours may be `HH:mm`: then they are of the day of the line. */
function readCsv(text: string, zone: string): { news: FlightNews[]; unreadable: number } | undefined {
  try {
    const rows = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      columns: (names: string[]) => names.map(plain),
    })
    const table = rows as unknown as Record<string, string>[]
    if (table.length === 0 || !columns.slice(0, 2).every((name) => name in table[0]!)) return undefined
    const news = table.flatMap((row) => readItem(row, zone) ?? [])
    return news.length === 0 ? undefined : { news, unreadable: table.length - news.length }
  } catch {
    return undefined
  }
}

function readItem(row: Record<string, string>, zone: string): FlightNews | undefined {
  const hour = (text: string | undefined) => (text !== undefined && /^\d{2}:\d{2}$/.test(text) ? `${row['date']}T${text}` : text)
  return rules.readItem(
    { ...row, departs: hour(row['departs']), arrives: hour(row['arrives']), said_at: hour(row['said_at']) },
    csvTerms,
    zone,
  )
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

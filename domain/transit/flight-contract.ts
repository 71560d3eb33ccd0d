/** What crosses the wire about flight news: a file of them, and what was heard. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { FeedStanding, HeardNews } from './flight-words.ts'

export const takeFlightNews = command({
  name: 'transit.take_flight_news',
  path: '/api/transit/flight-news',
  summary: 'Takes news of flights out of an uploaded CSV file: flight, date, status, departs, arrives, said at',
  input: z.object({ airport: AirportCode, fileId: Id }),
  output: z.object({ taken: z.int(), same: z.int(), leftOut: z.int(), unreadable: z.int() }),
  refusals: ['not_your_airport', 'file_not_found', 'not_flight_news'],
})

export const listFlightNews = query({
  name: 'transit.list_flight_news',
  path: '/api/transit/flight-news',
  summary: 'What was heard of flights at an airport, newest first, taken or not, and how the feed stands',
  input: z.object({ airport: AirportCode, ...paging }),
  output: page(HeardNews).extend({ feed: FeedStanding.nullable() }),
})

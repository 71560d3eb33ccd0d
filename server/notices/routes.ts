/** Contract ↔ permission ↔ action. Reading what others told us needs no more than reading; answering is a deed of its own. */
import * as notices from '#domain/notices/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { getNotice, listNotices, recordAnswer, sendNotice } from './actions.ts'
import { noticePdf, noticeText } from './print-actions.ts'
import { acknowledgeNotice, getReceived, listReceived } from './received-actions.ts'

export const noticesRoutes: Route[] = [
  route(notices.listNotices, 'notices.read', listNotices),
  route(notices.getNotice, 'notices.read', getNotice),
  route(notices.noticePdf, 'notices.read', noticePdf),
  route(notices.noticeText, 'notices.read', noticeText),
  route(notices.sendNotice, 'notices.send', sendNotice),
  route(notices.recordAnswer, 'notices.send', recordAnswer),

  route(notices.listReceived, 'notices.receive', listReceived),
  route(notices.getReceived, 'notices.receive', getReceived),
  route(notices.acknowledgeNotice, 'notices.receive', acknowledgeNotice),
]

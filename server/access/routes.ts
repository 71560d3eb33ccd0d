/** Contract ↔ permission ↔ action. Signing in, out and reading oneself are in server/http.ts, which alone sees the cookie. */
import * as access from '#domain/access/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { addAccount, chooseLanguage, disableAccount, listAccounts, listAudit } from './actions.ts'

export const accessRoutes: Route[] = [
  route(access.chooseLanguage, 'access.self', chooseLanguage),
  route(access.listAccounts, 'access.admin', listAccounts),
  route(access.addAccount, 'access.admin', addAccount),
  route(access.disableAccount, 'access.admin', disableAccount),
  route(access.listAudit, 'access.audit', listAudit),
]
